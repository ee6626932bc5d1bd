package bonafide.server.store;

import bonafide.server.access.Ledger.Admission;
import bonafide.server.access.Ledger.CallToAdmit;
import bonafide.server.access.Ledger.Refusal;
import bonafide.server.audit.AuditRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The one transaction that lets a call in. Every count is a conditional write whose row count is the answer, never a
 * look followed by a write, so that any number of nodes may race.
 */
final class Admissions {
    private static final Duration TIMESTAMP_WINDOW = Duration.ofMinutes(15);
    /** Twice the window and a margin: a nonce outlives every timestamp it could come with. */
    static final Duration NONCE_RETENTION = Duration.ofMinutes(31);

    private static final Duration LAST_USED_STEP = Duration.ofMinutes(1);

    private final String node;
    private final ZoneId quotaZone;

    Admissions(String node, ZoneId quotaZone) {
        this.node = node;
        this.quotaZone = quotaZone;
    }

    /** What the transaction came to; the record is there when the call was admitted. */
    record Result(Admission admission, @Nullable AuditRecord opened) {}

    /** Rolls everything back unless the call is admitted. */
    Result admit(Handle handle, CallToAdmit call, long now) {
        var refusal = fresh(handle, call, now);
        if (refusal.isPresent()) {
            return ended(handle, refusal.get());
        }
        var account = account(handle, call);
        var entitled = allowed(handle, call, account, now);
        if (entitled.isPresent()) {
            return ended(handle, new Admission.Refused(entitled.get()));
        }
        var policy = SqlPolicies.inForce(handle, call.key().account(), call.resourceCode());
        var opened = new AuditRecord(
                call.requestId(),
                node,
                Instant.ofEpochMilli(now),
                call.key().id(),
                call.key().account(),
                Texts.printable(call.service()),
                Texts.printable(call.resourceCode()),
                policy.version(),
                day(now, quotaZone),
                null);
        AuditRows.insertOpen(handle, opened);
        touchKey(handle, call, now);
        // Last, for these two rows are what all calls of an account queue for until the transaction is committed.
        var exhausted = rateHolds(handle, call, account, now).or(() -> quotaHolds(handle, call, account, now));
        if (exhausted.isPresent()) {
            return ended(handle, new Admission.Refused(exhausted.get()));
        }
        return new Result(new Admission.Admitted(call.requestId(), policy.policy(), policy.version()), opened);
    }

    private static Result ended(Handle handle, Admission admission) {
        handle.rollback();
        return new Result(admission, null);
    }

    private Optional<Admission> fresh(Handle handle, CallToAdmit call, long now) {
        long signed = call.signedAt().toEpochMilli();
        int stored = handle.createUpdate("""
                        INSERT INTO nonces (key_id, nonce, seen, signed_at, content_sha256, request_id)
                        VALUES (:key, :nonce, :now, :signed, :content, :requestId) ON CONFLICT DO NOTHING""")
                .bind("key", call.key().id())
                .bind("nonce", Texts.printable(call.nonce()))
                .bind("now", now)
                .bind("signed", signed)
                .bind("content", call.contentSha256())
                .bind("requestId", call.requestId())
                .execute();
        if (stored == 0) {
            return Optional.of(firstUse(handle, call));
        }
        // Read after the nonce is in: were an older copy of it forgotten a moment ago, the mark says so by now.
        long forgotten = handle.createQuery("SELECT signed_at FROM forgotten_nonces")
                .mapTo(Long.class)
                .one();
        boolean outside = Math.abs(now - signed) > TIMESTAMP_WINDOW.toMillis() || signed <= forgotten;
        return outside ? Optional.of(new Admission.Refused(Refusal.TIMESTAMP_EXPIRED)) : Optional.empty();
    }

    private static Admission firstUse(Handle handle, CallToAdmit call) {
        return handle.createQuery("""
                        SELECT request_id FROM nonces
                        WHERE key_id = :key AND nonce = :nonce AND content_sha256 = :content""")
                .bind("key", call.key().id())
                .bind("nonce", Texts.printable(call.nonce()))
                .bind("content", call.contentSha256())
                .mapTo(String.class)
                .findOne()
                .<Admission>map(Admission.Resent::new)
                .orElseGet(() -> new Admission.Refused(Refusal.NONCE_USED));
    }

    /** The limits of an account as they stand now. */
    private record Account(
            @Nullable Long starts,
            @Nullable Long ends,
            @Nullable Long dailyQuota,
            @Nullable Long callsPerSecond) {}

    private static Account account(Handle handle, CallToAdmit call) {
        return handle.createQuery("SELECT starts, ends, daily_quota, calls_per_second FROM accounts WHERE name = :name")
                .bind("name", call.key().account())
                .map((row, _) -> new Account(
                        Columns.number(row, "starts"),
                        Columns.number(row, "ends"),
                        Columns.number(row, "daily_quota"),
                        Columns.number(row, "calls_per_second")))
                .one();
    }

    private static Optional<Refusal> allowed(Handle handle, CallToAdmit call, Account account, long now) {
        boolean running =
                account.starts() != null && account.starts() <= now && (account.ends() == null || now < account.ends());
        if (!running) {
            return Optional.of(Refusal.SERVICE_NOT_ACTIVATED);
        }
        boolean code = handle.createQuery("""
                        SELECT count(*) = 0 OR max(CASE WHEN resource_code = :code THEN 1 ELSE 0 END) = 1
                        FROM allowed_resource_codes WHERE account = :account""")
                .bind("account", call.key().account())
                .bind("code", Texts.printable(call.resourceCode()))
                .mapTo(Boolean.class)
                .one();
        return code ? Optional.empty() : Optional.of(Refusal.RESOURCE_CODE_NOT_ALLOWED);
    }

    /**
     * A call that waited for the row may be counted a second late; it counts for the second the row has come to, so that
     * no second is begun twice. A clock set back further than that begins anew.
     */
    private static Optional<Refusal> rateHolds(Handle handle, CallToAdmit call, Account account, long now) {
        if (account.callsPerSecond() == null) {
            return Optional.empty();
        }
        int counted = account.callsPerSecond() == 0
                ? 0
                : handle.createUpdate("""
                        INSERT INTO call_rates (account, second, calls) VALUES (:account, :second, 1)
                        ON CONFLICT (account) DO UPDATE
                        SET second = CASE WHEN call_rates.second - excluded.second IN (0, 1)
                                     THEN call_rates.second ELSE excluded.second END,
                            calls = CASE WHEN call_rates.second - excluded.second IN (0, 1)
                                    THEN call_rates.calls + 1 ELSE 1 END
                        WHERE call_rates.second - excluded.second NOT IN (0, 1) OR call_rates.calls < :limit""")
                        .bind("account", call.key().account())
                        .bind("second", now / 1000)
                        .bind("limit", account.callsPerSecond())
                        .execute();
        return counted == 1 ? Optional.empty() : Optional.of(Refusal.TOO_MANY_CALLS_PER_SECOND);
    }

    private Optional<Refusal> quotaHolds(Handle handle, CallToAdmit call, Account account, long now) {
        long limit = account.dailyQuota() == null ? Long.MAX_VALUE : account.dailyQuota();
        int counted = limit == 0
                ? 0
                : handle.createUpdate("""
                        INSERT INTO quota_days (account, day, used) VALUES (:account, :day, 1)
                        ON CONFLICT (account, day) DO UPDATE SET used = quota_days.used + 1
                        WHERE quota_days.used < :limit""")
                        .bind("account", call.key().account())
                        .bind("day", day(now, quotaZone))
                        .bind("limit", limit)
                        .execute();
        return counted == 1 ? Optional.empty() : Optional.of(Refusal.QUOTA_EXCEEDED);
    }

    /** The calls of an account counted on a day, one less. */
    static void giveBack(Handle handle, AuditRecord call) {
        handle.createUpdate(
                        "UPDATE quota_days SET used = used - 1 WHERE account = :account AND day = :day AND used > 0")
                .bind("account", call.account())
                .bind("day", call.quotaDay())
                .execute();
    }

    private static void touchKey(Handle handle, CallToAdmit call, long now) {
        handle.createUpdate("""
                        UPDATE access_keys SET last_used = :now
                        WHERE id = :id AND (last_used IS NULL OR last_used < :stale)""")
                .bind("id", call.key().id())
                .bind("now", now)
                .bind("stale", now - LAST_USED_STEP.toMillis())
                .execute();
    }

    /** The day a call counts for, as {@code 2026-03-01}. */
    static String day(long now, ZoneId quotaZone) {
        return Instant.ofEpochMilli(now).atZone(quotaZone).toLocalDate().toString();
    }
}
