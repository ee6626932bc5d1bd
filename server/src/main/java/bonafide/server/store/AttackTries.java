package bonafide.server.store;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** Counts in the audit trail how often a reference picture was attacked lately. */
final class AttackTries {
    private static final Duration WINDOW = Duration.ofDays(1);

    private AttackTries() {}

    /** @param reference salted hash of the picture */
    static long count(Handle handle, String account, String reference, long now) {
        return handle.createQuery("""
                        SELECT count(*) FROM audit
                        WHERE reference_hash = :reference AND admitted > :since AND account = :account
                          AND (reasons LIKE '%PRESENTATION_ATTACK%' OR reasons LIKE '%ATTACK_UNCERTAIN%')""")
                .bind("reference", reference)
                .bind("since", now - WINDOW.toMillis())
                .bind("account", account)
                .mapTo(Long.class)
                .one();
    }
}
