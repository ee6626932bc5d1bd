package bonafide.server.app;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.ScoreCalibration;
import bonafide.server.access.PolicyBook;
import bonafide.server.config.SettingsException;

/** No server starts on a policy that asks for a false-match rate its score table does not show: nobody could pass. */
final class PolicyCheck {
    private PolicyCheck() {}

    /** @throws SettingsException naming the policy and the command that changes it */
    static void require(PolicyBook policies, ScoreCalibration calibration) {
        DecisionPolicy general =
                policies.inForce(PolicyBook.ANY, PolicyBook.ANY).policy();
        require(PolicyBook.ANY, PolicyBook.ANY, general, calibration);
        policies.newest().forEach(entry -> require(entry.account(), entry.resourceCode(), entry.policy(), calibration));
    }

    private static void require(
            String account, String resourceCode, DecisionPolicy policy, ScoreCalibration calibration) {
        calibration.objectionTo(policy.targetFalseMatchRate()).ifPresent(objection -> {
            throw new SettingsException(
                    "The policy for %s cannot be met: %s. A policy is changed with: bonafide policies put --target-fmr RATE%s%s"
                            .formatted(
                                    account + "/" + resourceCode,
                                    objection,
                                    option("--account", account),
                                    option("--resource-code", resourceCode)));
        });
    }

    private static String option(String name, String value) {
        return value.equals(PolicyBook.ANY) ? "" : " " + name + " " + value;
    }
}
