package bonafide.server.console;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.DecisionPolicy.PadMode;
import bonafide.engine.decision.DecisionPolicy.QualityStrictness;
import bonafide.engine.decision.PadPolicy;
import bonafide.engine.decision.ScoreCalibration;
import bonafide.server.access.PolicyBook;
import bonafide.server.audit.AuditRecord;
import bonafide.server.audit.AuditSearch;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Policies, and what a change would have meant for past decisions. */
final class PolicyRoutes {
    private static final int MOST_PREVIEWED = 100_000;

    private final PolicyBook policies;
    private final AuditSearch search;
    private final PadPolicy padPolicy;
    private final ScoreCalibration calibration;

    PolicyRoutes(PolicyBook policies, AuditSearch search, PadPolicy padPolicy, ScoreCalibration calibration) {
        this.policies = policies;
        this.search = search;
        this.padPolicy = padPolicy;
        this.calibration = calibration;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/policies", Role.VIEWER, _ -> inForce()),
                new Route("POST", "/api/policies/preview", Role.VIEWER, this::preview),
                new Route("POST", "/api/policies", Role.ADMIN, this::put));
    }

    private Object inForce() {
        var shown = policies.newest().stream().map(Shown::of).toList();
        return new Policies(
                shown.stream().anyMatch(policy -> policy.account() == null && policy.resourceCode() == null)
                        ? shown
                        : Stream.concat(
                                        Stream.of(Shown.of("default", null, null, DecisionPolicy.DEFAULT)),
                                        shown.stream())
                                .toList());
    }

    private Object put(Call call) {
        var change = call.body(Change.class);
        calibration.objectionTo(change.targetFalseMatchRate()).ifPresent(objection -> {
            throw Refusal.invalid("targetFalseMatchRate", "cannot be met: " + objection);
        });
        var account = change.account().orElse(PolicyBook.ANY);
        var resourceCode = change.resourceCode().orElse(PolicyBook.ANY);
        var now = policies.inForce(account, resourceCode).policy();
        try {
            return new Saved(policies.put(account, resourceCode, change.laidOver(now)));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.notFound("account");
        }
    }

    /** From the stored scores alone: pictures are never kept, so their quality cannot be looked at again. */
    private Object preview(Call call) {
        var change = call.body(Change.class);
        var policy = change.laidOver(DecisionPolicy.DEFAULT);
        int last = Math.clamp(change.last(), 1, MOST_PREVIEWED);
        int passes = 0;
        int refuses = 0;
        var decided = search.decided(
                change.account().orElse(null), change.resourceCode().orElse(null), last);
        for (var past : decided) {
            var result = Objects.requireNonNull(past.result());
            boolean passed = "PASSED".equals(result.outcome());
            boolean wouldPass = wouldPass(past, policy);
            passes += !passed && wouldPass ? 1 : 0;
            refuses += passed && !wouldPass ? 1 : 0;
        }
        return new Preview(decided.size(), passes, refuses, decided.size() - passes - refuses);
    }

    private boolean wouldPass(AuditRecord call, DecisionPolicy policy) {
        var result = Objects.requireNonNull(call.result());
        var rate = result.falseMatchRate();
        var attack = result.padScore();
        return rate != null
                && attack != null
                && rate <= policy.targetFalseMatchRate()
                && attack < padPolicy.cuts(policy.padMode()).retry()
                && !isSameShot(result);
    }

    /** No mode lets the same shot pass, whatever its attack score. */
    private boolean isSameShot(AuditRecord.Result result) {
        return result.reasons().contains("PRESENTATION_ATTACK")
                && ConsoleJson.number(result.evidence(), "attack", "sameShot") > padPolicy.sameShot();
    }

    /**
     * @param account null for all
     * @param resourceCode null for all
     * @param last how many past decisions a preview looks at
     */
    record Change(
            Optional<String> account,
            Optional<String> resourceCode,
            double targetFalseMatchRate,
            PadMode padMode,
            QualityStrictness quality,
            boolean refuseSecondFace,
            int last) {
        Change {
            if (!(targetFalseMatchRate > 0 && targetFalseMatchRate < 1)) {
                throw Refusal.invalid("targetFalseMatchRate", "must lie between 0 and 1, was " + targetFalseMatchRate);
            }
            if (resourceCode.filter(code -> !code.matches("[0-9]{8}")).isPresent()) {
                throw Refusal.invalid("resourceCode", "must have eight digits");
            }
        }

        /** What the page does not show stays as it is. */
        DecisionPolicy laidOver(DecisionPolicy now) {
            return new DecisionPolicy(
                    targetFalseMatchRate,
                    padMode,
                    quality,
                    refuseSecondFace,
                    now.acceptSamePicture(),
                    now.attackTries());
        }
    }

    record Saved(String version) {}

    record Preview(int decisions, int newlyPassed, int newlyRefused, int unchanged) {}

    record Policies(List<Shown> policies) {}

    /** @param account null for all */
    record Shown(
            @Nullable String account,
            @Nullable String resourceCode,
            String version,
            double targetFalseMatchRate,
            PadMode padMode,
            QualityStrictness quality,
            boolean refuseSecondFace) {
        static Shown of(PolicyBook.Entry entry) {
            return of(entry.name(), scope(entry.account()), scope(entry.resourceCode()), entry.policy());
        }

        static Shown of(
                String version, @Nullable String account, @Nullable String resourceCode, DecisionPolicy policy) {
            return new Shown(
                    account,
                    resourceCode,
                    version,
                    policy.targetFalseMatchRate(),
                    policy.padMode(),
                    policy.quality(),
                    policy.refuseSecondFace());
        }

        private static @Nullable String scope(String name) {
            return name.equals(PolicyBook.ANY) ? null : name;
        }
    }
}
