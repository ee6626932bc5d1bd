package bonafide.server.store;

import org.jdbi.v3.core.Handle;

/** Tells the time by which nonces age, quota days change and keys expire. */
@FunctionalInterface
interface LedgerClock {
    /** Milliseconds since 1970-01-01T00:00:00Z. */
    long now(Handle handle);
}
