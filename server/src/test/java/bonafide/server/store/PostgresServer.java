package bonafide.server.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of our own: Debian's binaries, a data folder of its own, loopback only. It refuses to run as root, so
 * there it runs as {@code nobody}.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String USER = "bonafide";

    private final Path binaries;
    private final Path folder;
    private final int port;
    private final String options;
    private int databases;

    private PostgresServer(Path binaries, Path folder, int port, String options) {
        this.options = options;
        this.binaries = binaries;
        this.folder = folder;
        this.port = port;
    }

    /** Where PostgreSQL is installed, if it is. */
    public static Optional<Path> binaries() {
        var places = new ArrayList<Path>();
        var versions = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(versions)) {
            try (var found = Files.list(versions)) {
                found.sorted().map(version -> version.resolve("bin")).forEach(places::addFirst);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        places.add(Path.of("/usr/local/bin"));
        places.add(Path.of("/usr/bin"));
        return places.stream()
                .filter(place ->
                        Files.isExecutable(place.resolve("initdb")) && Files.isExecutable(place.resolve("postgres")))
                .findFirst();
    }

    /** Skips, visibly, what needs a PostgreSQL where there is none. */
    public static void assumeInstalled(String skipped) {
        assumeTrue(
                binaries().isPresent(),
                "PostgreSQL is not installed (Debian: apt install postgresql): " + skipped + " skipped");
    }

    /** Unsynced, for all store tests of a class; skipped where there is none. */
    static PostgresServer forStores(Path folder) throws IOException {
        assumeInstalled("its half of the store tests is");
        makeReachable(folder);
        return startUnsynced(folder.resolve("postgres"));
    }

    /** A store in a new database. */
    StoreSettings settings(Path dataFolder) throws IOException {
        return new StoreSettings(
                dataFolder,
                newDatabase(),
                new MasterKeySource.KeyFile(dataFolder.resolve("master.key")),
                ZoneId.of("UTC"),
                Duration.ofDays(30),
                Duration.ofSeconds(30));
    }

    /** @param folder absent or empty; reachable for {@code nobody} when the tests run as root */
    public static PostgresServer start(Path folder) throws IOException {
        return start(folder, "");
    }

    /** Without waiting for the disk: for tests that never crash it. */
    public static PostgresServer startUnsynced(Path folder) throws IOException {
        return start(folder, " -c fsync=off -c full_page_writes=off");
    }

    private static PostgresServer start(Path folder, String options) throws IOException {
        var server = new PostgresServer(binaries().orElseThrow(), folder, freePort(), options);
        Files.createDirectories(folder);
        if (isRoot()) {
            command("chown", "nobody", folder.toString());
        }
        asOwner(server.tool("initdb"), "-D", server.data(), "-U", USER, "--auth=trust", "--encoding=UTF8", "--no-sync");
        server.resume();
        return server;
    }

    /** Lets {@code nobody} pass through a temporary folder, which only its owner may by default. */
    public static void makeReachable(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts the stopped server again on its data. */
    public void resume() throws IOException {
        asOwner(
                tool("pg_ctl"),
                "-D",
                data(),
                "-w",
                "-t",
                "60",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-c listen_addresses=127.0.0.1 -p " + port + " -c unix_socket_directories='' -c max_connections=60"
                        + options,
                "start");
    }

    /** Stops the server as a power failure would. */
    public void stopAtOnce() throws IOException {
        asOwner(tool("pg_ctl"), "-D", data(), "-w", "-m", "immediate", "stop");
    }

    /** Sends a signal, such as STOP or CONT, to the server and all its backends. */
    public void signal(String name) throws IOException {
        var postmaster = ProcessHandle.of(pid()).orElseThrow();
        for (var process :
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList()) {
            try {
                command("kill", "-" + name, Long.toString(process.pid()));
            } catch (IOException e) {
                // A backend may end between being listed and being signalled.
                if (process.isAlive()) {
                    throw e;
                }
            }
        }
    }

    /** Ends every connection but the one that asks for it. */
    public void dropConnections() throws SQLException {
        try (var connection = DriverManager.getConnection(address("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
        }
    }

    public int port() {
        return port;
    }

    /** Of the postmaster. */
    public long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid"))
                .getFirst()
                .strip());
    }

    /** A new database, and how to reach it. */
    public String newDatabase() throws IOException {
        var name = "test" + databases++;
        asOwner(tool("createdb"), "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", USER, name);
        return address(name);
    }

    private String address(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
    }

    private String tool(String name) {
        return binaries.resolve(name).toString();
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void asOwner(String... words) throws IOException {
        var all = new ArrayList<String>();
        if (isRoot()) {
            all.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        all.addAll(List.of(words));
        command(all.toArray(String[]::new));
    }

    private static void command(String... words) throws IOException {
        var output = Files.createTempFile(
                "postgres", ".out", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C");
            var process = builder.directory(Path.of("/").toFile()).start();
            if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", words) + ": " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.delete(output);
        }
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(folder.resolve("data/postmaster.pid"))) {
            signal("CONT");
            stopAtOnce();
        }
    }
}
