package bonafide.server.store;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.server.access.PolicyBook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Decision policies in SQL. */
final class SqlPolicies implements PolicyBook {
    /** What is decided with where no policy was ever put. */
    private static final InForce BUILT_IN = new InForce(DecisionPolicy.DEFAULT, "default/1");

    private final Database database;

    SqlPolicies(Database database) {
        this.database = database;
    }

    @Override
    public String put(String account, String resourceCode, DecisionPolicy policy) {
        if (!resourceCode.equals(ANY) && !resourceCode.matches("\\d{8}")) {
            throw new IllegalArgumentException(
                    "A resource code has eight digits, or is * for all; found " + Texts.printable(resourceCode));
        }
        return database.write(handle -> {
            database.dialect().lockAgainstChanges(handle, "policies");
            mustExist(handle, account);
            var newest = versions(handle, account, resourceCode);
            if (!newest.isEmpty() && newest.getFirst().policy().equals(policy)) {
                return newest.getFirst().name();
            }
            long version = newest.isEmpty() ? 1 : newest.getFirst().version() + 1;
            var entry = new Entry(account, resourceCode, version, policy, Instant.ofEpochMilli(database.now(handle)));
            insert(handle, entry);
            Events.write(handle, database, "POLICY_PUT", account.equals(ANY) ? "" : account, entry.name());
            return entry.name();
        });
    }

    private static void mustExist(Handle handle, String account) {
        boolean known = account.equals(ANY)
                || handle.createQuery("SELECT count(*) FROM accounts WHERE name = :name")
                                .bind("name", account)
                                .mapTo(Long.class)
                                .one()
                        == 1;
        if (!known) {
            throw new IllegalArgumentException("There is no account " + Texts.printable(account));
        }
    }

    private static List<Entry> versions(Handle handle, String account, String resourceCode) {
        return handle.createQuery("SELECT * FROM policies WHERE account = :account AND resource_code = :code"
                        + " ORDER BY version DESC")
                .bind("account", account)
                .bind("code", resourceCode)
                .map((row, _) -> entry(row))
                .list();
    }

    private static void insert(Handle handle, Entry entry) {
        var policy = entry.policy();
        handle.createUpdate("""
                        INSERT INTO policies (account, resource_code, version, target_fmr, pad_mode, quality,
                                              refuse_second_face, accept_same_picture, attack_tries, created)
                        VALUES (:account, :code, :version, :fmr, :pad, :quality, :second, :same, :tries, :created)""")
                .bind("account", entry.account())
                .bind("code", entry.resourceCode())
                .bind("version", entry.version())
                .bind("fmr", policy.targetFalseMatchRate())
                .bind("pad", policy.padMode().name())
                .bind("quality", policy.quality().name())
                .bind("second", policy.refuseSecondFace())
                .bind("same", policy.acceptSamePicture())
                .bind("tries", policy.attackTries())
                .bind("created", entry.created().toEpochMilli())
                .execute();
    }

    @Override
    public List<Entry> history() {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM policies ORDER BY account, resource_code, version DESC")
                        .map((row, _) -> entry(row))
                        .list());
    }

    @Override
    public InForce inForce(String account, String resourceCode) {
        return database.read(handle -> inForce(handle, account, resourceCode));
    }

    /** The newest policy of the closest scope: account before resource code, both before either, else the default. */
    static InForce inForce(Handle handle, String account, String resourceCode) {
        return handle.createQuery("""
                        SELECT * FROM policies
                        WHERE account IN (:account, '*') AND resource_code IN (:code, '*')
                        ORDER BY CASE account WHEN '*' THEN 1 ELSE 0 END,
                                 CASE resource_code WHEN '*' THEN 1 ELSE 0 END, version DESC
                        LIMIT 1""")
                .bind("account", account)
                .bind("code", Texts.printable(resourceCode))
                .map((row, _) -> entry(row))
                .findOne()
                .map(entry -> new InForce(entry.policy(), entry.name()))
                .orElse(BUILT_IN);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var policy = new DecisionPolicy(
                row.getDouble("target_fmr"),
                DecisionPolicy.PadMode.valueOf(row.getString("pad_mode")),
                DecisionPolicy.QualityStrictness.valueOf(row.getString("quality")),
                row.getBoolean("refuse_second_face"),
                row.getBoolean("accept_same_picture"),
                row.getInt("attack_tries"));
        return new Entry(
                row.getString("account"),
                row.getString("resource_code"),
                row.getLong("version"),
                policy,
                Instant.ofEpochMilli(row.getLong("created")));
    }
}
