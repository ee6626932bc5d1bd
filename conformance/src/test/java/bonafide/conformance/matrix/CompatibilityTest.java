package bonafide.conformance.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.conformance.client.Authority;
import bonafide.conformance.client.ClientProcess;
import bonafide.conformance.client.ClientProgram;
import bonafide.conformance.client.Clients;
import bonafide.conformance.client.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every client in every situation. Makes the calls that differ most and compares what it saw with the page; {@code
 * -Dconformance.matrix=full} makes all, and with {@code -Dconformance.page=FILE} writes the page.
 */
class CompatibilityTest {
    private static final Path PAGE = Path.of("..", "docs", "wire", "compatibility.md");

    /** How often a call may slip past the pressure before the situation counts as missed. */
    private static final int ATTEMPTS = 40;

    @TempDir
    static Path folder;

    private static Servers plain;
    private static Servers encrypted;
    private static Authority authority;
    private static final CompatibilityPage SEEN = new CompatibilityPage();

    @BeforeAll
    static void startServers() throws Exception {
        plain = new Servers("http", folder.resolve("http"));
        encrypted = new Servers("https", folder.resolve("https"));
        authority = encrypted.authority();
    }

    @AfterAll
    static void stopServersAndKeepThePage() throws IOException {
        plain.close();
        encrypted.close();
        var page = System.getProperty("conformance.page");
        if (page != null) {
            Files.writeString(Path.of(page), SEEN.markdown(System.getProperty("conformance.date", "not dated")));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void showsItsUserWhatTheContractPromises(ClientProgram program) throws Exception {
        try (var client = ClientProcess.start(program, authority)) {
            for (var cell : cells()) {
                var seen = look(client, cell);
                Expectation.check(program, cell.situation(), seen);
                SEEN.add(program, cell, seen);
            }
        }
        if (System.getProperty("conformance.page") == null && Files.exists(PAGE)) {
            assertThat(Files.readString(PAGE)).contains(SEEN.row(program));
        }
    }

    private static Seen look(ClientProcess client, Cell cell) throws Exception {
        var servers = cell.scheme().equals("http") ? plain : encrypted;
        var call = servers.call(cell.situation(), cell.size());
        var wanted = cell.situation().gatewayCode();
        try (var _ = servers.pressure(cell.situation())) {
            var seen = client.call(call);
            for (var attempt = 1; slippedPast(wanted, seen) && attempt < ATTEMPTS; attempt++) {
                seen = client.call(call);
            }
            return seen;
        }
    }

    private static boolean slippedPast(@Nullable String wanted, Seen seen) {
        return wanted != null && !wanted.equals(seen.errorCode());
    }

    /** All, or those whose id holds {@code -Dconformance.clients=TEXT}. */
    private static List<ClientProgram> programs() {
        var wanted = System.getProperty("conformance.clients", "");
        return Clients.all().stream()
                .filter(program -> program.id().contains(wanted))
                .toList();
    }

    private static List<Cell> cells() {
        var full = "full".equals(System.getProperty("conformance.matrix"));
        return Stream.of("http", "https")
                .flatMap(scheme -> Stream.of(Size.values())
                        .flatMap(size ->
                                Stream.of(Situation.values()).map(situation -> new Cell(situation, size, scheme))))
                .filter(cell -> full || differsMost(cell))
                .toList();
    }

    /** Small photos over https in every situation, large ones over http where the engine works on them. */
    private static boolean differsMost(Cell cell) {
        return cell.size() == Size.TINY
                ? cell.scheme().equals("https")
                : cell.scheme().equals("http") && cell.situation() == Situation.MATCH;
    }
}
