package bonafide.server.store;

import bonafide.server.access.LedgerUnavailableException;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on the database, and whether it can be used at all.
 *
 * <p>Once a node has seen the database fail it answers {@link LedgerUnavailableException} at once, without making
 * each call wait for its own time limit, until {@link #probe} has seen it work again.
 *
 * <p>Reports, which may read the whole trail, have connections and time of their own: they neither keep a call waiting
 * nor count as a failure of the database when they take too long.
 */
final class Database implements AutoCloseable {
    /** By which the server's own time limit comes before the connection's, which would count as a failure. */
    private static final Duration MARGIN = Duration.ofMillis(100);

    private final Dialect dialect;
    private final Duration patience;
    private final Duration reportPatience;
    private final LedgerClock clock;
    private final HikariDataSource writePool;
    private final HikariDataSource readPool;
    private final HikariDataSource reportPool;
    private final Jdbi writes;
    private final Jdbi reads;
    private final Jdbi reports;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable Runnable onFailure;

    Database(StoreSettings settings, LedgerClock clock) {
        this.clock = clock;
        patience = settings.patience();
        reportPatience = settings.patient().patience();
        dialect = Dialect.of(settings);
        writePool = Pools.writers(settings);
        readPool = dialect == Dialect.SQLITE ? Pools.sqliteReaders(settings) : writePool;
        reportPool = Pools.reports(settings.patient());
        writes = Jdbi.create(writePool);
        reads = Jdbi.create(readPool);
        reports = Jdbi.create(reportPool);
    }

    Dialect dialect() {
        return dialect;
    }

    /** Milliseconds since the epoch by the clock all nodes share. */
    long now(Handle handle) {
        return clock.now(handle);
    }

    /**
     * Runs the work in one transaction and commits it, unless the work rolled it back itself.
     *
     * @throws LedgerUnavailableException when it cannot be known to have been committed
     */
    <T> T write(Function<Handle, T> work) {
        return guarded(() -> {
            try (var handle = open(writes, patience)) {
                handle.begin();
                var result = work.apply(handle);
                if (handle.isInTransaction()) {
                    handle.commit();
                }
                return result;
            }
        });
    }

    /** {@link #write} for work without a result. */
    void change(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return true;
        });
    }

    <T> T read(Function<Handle, T> work) {
        return guarded(() -> {
            try (var handle = open(reads, patience)) {
                return work.apply(handle);
            }
        });
    }

    /** Reads that may take long. */
    <T> T report(Function<Handle, T> work) {
        requireAvailable();
        try (var handle = open(reports, reportPatience)) {
            return work.apply(handle);
        } catch (JdbiException e) {
            throw new LedgerUnavailableException("The store does not answer, or not in time", e);
        }
    }

    /** A report of one moment, whatever is written meanwhile. */
    <T> T snapshot(Function<Handle, T> work) {
        return report(handle -> {
            handle.begin();
            if (dialect == Dialect.POSTGRESQL) {
                handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            }
            var result = work.apply(handle);
            handle.rollback();
            return result;
        });
    }

    /**
     * From now on a failure closes the database for everyone until a probe succeeds; for servers, not for commands.
     *
     * @param onFailure told when the database is closed, so that a failure of one moment need not last longer
     */
    void failFast(Runnable onFailure) {
        this.onFailure = onFailure;
    }

    boolean isAvailable() {
        return failure == null;
    }

    /** Tries a transaction whatever was seen before, and opens the database again if it works. */
    boolean probe(Consumer<Handle> work) {
        try (var handle = open(writes, patience)) {
            handle.begin();
            work.accept(handle);
            handle.commit();
            failure = null;
            return true;
        } catch (JdbiException e) {
            fail(e);
            return false;
        }
    }

    /** PostgreSQL's driver limits the wait for the server in whole seconds only; a connection does it in milliseconds. */
    private Handle open(Jdbi jdbi, Duration limit) {
        var handle = jdbi.open();
        if (dialect == Dialect.POSTGRESQL) {
            try {
                handle.getConnection().setNetworkTimeout(Runnable::run, (int)
                        limit.plus(MARGIN).toMillis());
            } catch (SQLException e) {
                handle.close();
                throw new ConnectionException(e);
            }
        }
        return handle;
    }

    private <T> T guarded(Supplier<T> work) {
        requireAvailable();
        try {
            return work.get();
        } catch (JdbiException e) {
            fail(e);
            throw new LedgerUnavailableException("The store does not answer", e);
        }
    }

    private void requireAvailable() {
        var seen = failure;
        if (seen != null) {
            throw new LedgerUnavailableException("The store failed a moment ago", seen);
        }
    }

    /** After a failed write or sync a connection's view of the file is not to be trusted: all are opened anew. */
    private void fail(JdbiException e) {
        var told = onFailure;
        if (told != null && Failures.isOfTheStore(e)) {
            boolean first = isAvailable();
            failure = e;
            for (var pool : List.of(writePool, readPool, reportPool)) {
                pool.getHikariPoolMXBean().softEvictConnections();
            }
            if (first) {
                told.run();
            }
        }
    }

    @Override
    public void close() {
        writePool.close();
        readPool.close();
        reportPool.close();
    }
}
