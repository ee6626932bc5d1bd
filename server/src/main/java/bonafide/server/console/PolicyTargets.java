package bonafide.server.console;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.server.access.PolicyBook;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The false-match rate each version of a policy asked for; calls before the first policy were decided by the default. */
final class PolicyTargets {
    private PolicyTargets() {}

    static ToDoubleFunction<String> of(PolicyBook policies) {
        var rates = policies.history().stream()
                .collect(Collectors.toMap(
                        PolicyBook.Entry::name, entry -> entry.policy().targetFalseMatchRate()));
        return version -> rates.getOrDefault(version, DecisionPolicy.DEFAULT.targetFalseMatchRate());
    }
}
