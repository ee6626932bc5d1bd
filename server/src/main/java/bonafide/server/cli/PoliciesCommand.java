package bonafide.server.cli;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.DecisionPolicy.PadMode;
import bonafide.engine.decision.DecisionPolicy.QualityStrictness;
import bonafide.engine.verification.EngineOptions;
import bonafide.engine.verification.FaceVerifier;
import bonafide.server.access.PolicyBook;
import bonafide.server.app.Installation;
import bonafide.server.store.Store;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decision policies per account and resource code. */
@Command(
        name = "policies",
        mixinStandardHelpOptions = true,
        description = "Sets by which rules is decided, per account and resource code; each change is a new version.",
        subcommands = {PoliciesCommand.Put.class, PoliciesCommand.Show.class, PoliciesCommand.History.class},
        footer = {"", "Example: bonafide policies put --account acme --target-fmr 1e-6"})
final class PoliciesCommand extends CommandGroup {

    private static Row shown(Row scope, String version, DecisionPolicy policy) {
        return scope.with("version", version)
                .with("targetFalseMatchRate", policy.targetFalseMatchRate())
                .with("padMode", policy.padMode().name())
                .with("quality", policy.quality().name())
                .with("refuseSecondFace", policy.refuseSecondFace())
                .with("acceptSamePicture", policy.acceptSamePicture())
                .with("attackTries", policy.attackTries());
    }

    /** For whom. */
    static final class Scope {
        @Option(
                names = "--account",
                paramLabel = "NAME",
                defaultValue = PolicyBook.ANY,
                description = "The account (default: all).")
        private String account;

        @Option(
                names = "--resource-code",
                paramLabel = "CODE",
                defaultValue = PolicyBook.ANY,
                description = "Eight digits (default: all).")
        private String resourceCode;

        Row row() {
            return new Row().with("account", account).with("resourceCode", resourceCode);
        }
    }

    @Command(
            name = "put",
            description = "Puts a policy in force; what is not given stays as it is for that scope now.",
            footer = {"", "Example: bonafide policies put --account acme --pad-mode strict"})
    static final class Put extends StoreCommand {
        @Mixin
        private Scope scope;

        @Option(names = "--target-fmr", paramLabel = "RATE", description = "Match at or below, such as 1e-5.")
        private @Nullable Double targetFmr;

        @Option(names = "--pad-mode", paramLabel = "MODE", description = "${COMPLETION-CANDIDATES}")
        private @Nullable PadMode padMode;

        @Option(names = "--quality", paramLabel = "LIMITS", description = "${COMPLETION-CANDIDATES}")
        private @Nullable QualityStrictness quality;

        @Option(names = "--refuse-second-face", arity = "1", paramLabel = "true|false")
        private @Nullable Boolean refuseSecondFace;

        @Option(names = "--accept-same-picture", arity = "1", paramLabel = "true|false")
        private @Nullable Boolean acceptSamePicture;

        @Option(
                names = "--attack-tries",
                paramLabel = "N",
                description =
                        "Probes a day taken for attacks, or left in doubt, that one reference bears; 0: no limit.")
        private @Nullable Integer attackTries;

        @Override
        int run(Store store) {
            var now =
                    store.policies().inForce(scope.account, scope.resourceCode).policy();
            var policy = new DecisionPolicy(
                    Objects.requireNonNullElse(targetFmr, now.targetFalseMatchRate()),
                    Objects.requireNonNullElse(padMode, now.padMode()),
                    Objects.requireNonNullElse(quality, now.quality()),
                    Objects.requireNonNullElse(refuseSecondFace, now.refuseSecondFace()),
                    Objects.requireNonNullElse(acceptSamePicture, now.acceptSamePicture()),
                    Objects.requireNonNullElse(attackTries, now.attackTries()));
            TargetRate.require(
                    policy.targetFalseMatchRate(),
                    FaceVerifier.calibration(Installation.find().models(), EngineOptions.DEFAULT.profile()));
            var version = store.policies().put(scope.account, scope.resourceCode, policy);
            return values(shown(scope.row(), version, policy));
        }
    }

    @Command(
            name = "show",
            description = "Shows the policy in force for an account and resource code.",
            footer = {"", "Example: bonafide policies show --account acme --resource-code 00840000"})
    static final class Show extends StoreCommand {
        @Mixin
        private Scope scope;

        @Override
        int run(Store store) {
            var inForce = store.policies().inForce(scope.account, scope.resourceCode);
            return values(shown(scope.row(), inForce.version(), inForce.policy()));
        }
    }

    @Command(
            name = "list",
            description = "Shows every version of every policy, the newest of a scope first.",
            footer = {"", "Example: bonafide policies list --json"})
    static final class History extends StoreCommand {
        @Override
        int run(Store store) {
            return list(store.policies().history().stream()
                    .map(entry -> shown(
                                    new Row()
                                            .with("account", entry.account())
                                            .with("resourceCode", entry.resourceCode()),
                                    entry.name(),
                                    entry.policy())
                            .with("created", entry.created()))
                    .toList());
        }
    }
}
