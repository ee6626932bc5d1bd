package bonafide.server.store;

import org.jdbi.v3.core.Handle;

/** Forgets nonces that no fresh timestamp can come with any more. */
final class Nonces {
    static final int BATCH = 500;

    private Nonces() {}

    /**
     * Deletes some nonces older than the retention, and keeps the newest signing time among them: should the clock be
     * set back later, nothing signed at or before that time is let in again.
     *
     * @return how many were deleted; fewer than {@link #BATCH} when none are left
     */
    static int forget(Handle handle, long now) {
        long oldest = now - Admissions.NONCE_RETENTION.toMillis();
        handle.createUpdate("""
                        UPDATE forgotten_nonces SET signed_at = (
                            SELECT max(signed_at) FROM (
                                SELECT signed_at FROM forgotten_nonces
                                UNION ALL
                                SELECT signed_at FROM nonces WHERE seen < :oldest) AS times)""").bind("oldest", oldest).execute();
        return handle.createUpdate("""
                        DELETE FROM nonces WHERE (key_id, nonce) IN (
                            SELECT key_id, nonce FROM nonces WHERE seen < :oldest ORDER BY seen LIMIT :batch)""")
                .bind("oldest", oldest)
                .bind("batch", BATCH)
                .execute();
    }
}
