package bonafide.server.console;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.DecisionPolicy.PadMode;
import bonafide.engine.decision.DecisionPolicy.QualityStrictness;
import bonafide.engine.decision.PadPolicy;
import bonafide.engine.decision.ScoreCalibration;
import bonafide.server.access.PolicyBook;
import bonafide.server.audit.AuditRecord;
import bonafide.server.audit.AuditSearch;
import java.time.Instant;
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
                new Route("GET", "/api/policies", Role.VIEWER, _ -> list()),
                new Route("GET", "/api/policies/in-force", Role.VIEWER, this::inForce),
                new Route("POST", "/api/policies/preview", Role.VIEWER, this::preview),
                new Route("POST", "/api/policies", Role.ADMIN, this::put));
    }

    private Object list() {
        var shown = policies.newest().stream().map(Shown::of).toList();
        return new Policies(
                shown.stream().anyMatch(policy -> policy.account() == null && policy.resourceCode() == null)
                        ? shown
                        : Stream.concat(Stream.of(inForce(PolicyBook.ANY, PolicyBook.ANY)), shown.stream())
                                .toList(),
                policies.history().stream().map(Shown::of).toList());
    }

    private Object inForce(Call call) {
        return inForce(
                call.parameter("account").orElse(PolicyBook.ANY),
                call.parameter("resourceCode").orElse(PolicyBook.ANY));
    }

    /** What a scope is decided with now, whichever scope it was put for. */
    private Shown inForce(String account, String resourceCode) {
        var inForce = policies.inForce(account, resourceCode);
        return Shown.of(inForce.version(), null, null, inForce.policy(), null);
    }

    private Object put(Call call) {
        var change = call.body(Change.class);
        calibration.objectionTo(change.targetFalseMatchRate()).ifPresent(objection -> {
            throw Refusal.invalid("targetFalseMatchRate", "cannot be met: " + objection);
        });
        try {
            return new Saved(policies.put(
                    change.account().orElse(PolicyBook.ANY),
                    change.resourceCode().orElse(PolicyBook.ANY),
                    change.policy()));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.notFound("account");
        }
    }

    /** From the stored scores alone: pictures are never kept, so their quality cannot be looked at again. */
    private Object preview(Call call) {
        var change = call.body(Change.class);
        var policy = change.policy();
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
            boolean acceptSamePicture,
            int attackTries,
            int last) {
        Change {
            if (!(targetFalseMatchRate > 0 && targetFalseMatchRate < 1)) {
                throw Refusal.invalid("targetFalseMatchRate", "must lie between 0 and 1, was " + targetFalseMatchRate);
            }
            if (resourceCode.filter(code -> !code.matches("[0-9]{8}")).isPresent()) {
                throw Refusal.invalid("resourceCode", "must have eight digits");
            }
            if (attackTries < 0) {
                throw Refusal.invalid("attackTries", "must be 0 (no limit) or more, was " + attackTries);
            }
        }

        DecisionPolicy policy() {
            return new DecisionPolicy(
                    targetFalseMatchRate, padMode, quality, refuseSecondFace, acceptSamePicture, attackTries);
        }
    }

    record Saved(String version) {}

    record Preview(int decisions, int newlyPassed, int newlyRefused, int unchanged) {}

    /**
     * @param policies the newest of each scope
     * @param history every version of every scope
     */
    record Policies(List<Shown> policies, List<Shown> history) {}

    /**
     * @param account null for all
     * @param created null for the built-in default
     */
    record Shown(
            @Nullable String account,
            @Nullable String resourceCode,
            String version,
            double targetFalseMatchRate,
            PadMode padMode,
            QualityStrictness quality,
            boolean refuseSecondFace,
            boolean acceptSamePicture,
            int attackTries,
            @Nullable Instant created) {
        static Shown of(PolicyBook.Entry entry) {
            return of(
                    entry.name(), scope(entry.account()), scope(entry.resourceCode()), entry.policy(), entry.created());
        }

        static Shown of(
                String version,
                @Nullable String account,
                @Nullable String resourceCode,
                DecisionPolicy policy,
                @Nullable Instant created) {
            return new Shown(
                    account,
                    resourceCode,
                    version,
                    policy.targetFalseMatchRate(),
                    policy.padMode(),
                    policy.quality(),
                    policy.refuseSecondFace(),
                    policy.acceptSamePicture(),
                    policy.attackTries(),
                    created);
        }

        private static @Nullable String scope(String name) {
            return name.equals(PolicyBook.ANY) ? null : name;
        }
    }
}
