package bonafide.server.store;

import bonafide.engine.decision.DecisionPolicy;
import org.jdbi.v3.core.Handle;

/** Decision policies in SQL. */
final class Policies {
    private Policies() {}

    /** @param version names the policy wherever a decision is told */
    record PolicyInForce(DecisionPolicy policy, String version) {}

    /** The newest policy of the closest scope: account before resource code, both before either, else the default. */
    static PolicyInForce inForce(Handle handle, String account, String resourceCode) {
        return handle.createQuery("""
                        SELECT * FROM policies
                        WHERE account IN (:account, '*') AND resource_code IN (:code, '*')
                        ORDER BY CASE account WHEN '*' THEN 1 ELSE 0 END,
                                 CASE resource_code WHEN '*' THEN 1 ELSE 0 END, version DESC
                        LIMIT 1""")
                .bind("account", account)
                .bind("code", Texts.printable(resourceCode))
                .map((row, _) -> new PolicyInForce(
                        new DecisionPolicy(
                                row.getDouble("target_fmr"),
                                DecisionPolicy.PadMode.valueOf(row.getString("pad_mode")),
                                DecisionPolicy.QualityStrictness.valueOf(row.getString("quality")),
                                row.getBoolean("refuse_second_face"),
                                row.getBoolean("accept_same_picture")),
                        row.getString("account") + "/" + row.getString("resource_code") + "/" + row.getLong("version")))
                .findOne()
                .orElseGet(() -> new PolicyInForce(DecisionPolicy.DEFAULT, "default/1"));
    }
}
