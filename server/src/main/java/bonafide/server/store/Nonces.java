package bonafide.server.store;

import org.jdbi.v3.core.Handle;

/** Forgets nonces that no fresh timestamp can come with any more. */
final class Nonces {
    static final int BATCH = 500;

    private Nonces() {}

    /**
     * Deletes some nonces older than the retention, and keeps the newest signing time among them: should the clock be
     * set back later, nothing signed at or before that time is let in again. The mark only ever rises, whatever other
     * nodes do at the same time, and nothing is deleted that it does not cover.
     *
     * @return how many were deleted; fewer than {@link #BATCH} when none are left
     */
    static int forget(Handle handle, long now) {
        long oldest = now - Admissions.NONCE_RETENTION.toMillis();
        var newest = handle.createQuery("SELECT max(signed_at) FROM nonces WHERE seen < :oldest")
                .bind("oldest", oldest)
                .mapTo(Long.class)
                .findOne();
        if (newest.isEmpty()) {
            return 0;
        }
        handle.createUpdate("UPDATE forgotten_nonces SET signed_at = :newest WHERE signed_at < :newest")
                .bind("newest", newest.get())
                .execute();
        return handle.createUpdate("""
                        DELETE FROM nonces WHERE (key_id, nonce) IN (
                            SELECT key_id, nonce FROM nonces
                            WHERE seen < :oldest AND signed_at <= :newest ORDER BY seen LIMIT :batch)""")
                .bind("oldest", oldest)
                .bind("newest", newest.get())
                .bind("batch", BATCH)
                .execute();
    }
}
