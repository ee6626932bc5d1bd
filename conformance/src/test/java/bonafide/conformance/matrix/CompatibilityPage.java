package bonafide.conformance.matrix;

import bonafide.conformance.client.ClientProgram;
import bonafide.conformance.client.Seen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what was seen and writes {@code docs/wire/compatibility.md}. */
final class CompatibilityPage {
    private record Sight(Cell cell, String words) {}

    private final Map<ClientProgram, List<Sight>> sights = new LinkedHashMap<>();

    void add(ClientProgram program, Cell cell, Seen seen) {
        sights.computeIfAbsent(program, _ -> new ArrayList<>()).add(new Sight(cell, Wording.of(seen)));
    }

    /** The table row of a program; the same for an ordinary run and a full one, unless a client sees different things. */
    String row(ClientProgram program) {
        var cells = Stream.of(Situation.values()).map(situation -> words(program, situation));
        return Stream.concat(Stream.of("`" + program.id() + "`", program.sdk(), program.sends()), cells)
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String words(ClientProgram program, Situation situation) {
        var words = new LinkedHashMap<String, List<Cell>>();
        for (var sight : sights.getOrDefault(program, List.of())) {
            if (sight.cell().situation() == situation) {
                words.computeIfAbsent(sight.words(), _ -> new ArrayList<>()).add(sight.cell());
            }
        }
        return words.size() == 1
                ? words.keySet().iterator().next()
                : words.entrySet().stream()
                        .map(entry -> entry.getKey() + " (" + where(entry.getValue()) + ")")
                        .collect(Collectors.joining("; "));
    }

    private static String where(List<Cell> cells) {
        return cells.stream()
                .map(cell -> cell.size() + " over " + cell.scheme())
                .collect(Collectors.joining(", "));
    }

    String markdown(String date) {
        var page = new StringBuilder("""
                # Compatibility: what each SDK shows its user
                Every row is a program of `conformance/clients` on an unmodified SDK, driven against the packaged server. Every cell was seen
                with tiny and with 1.5 MB photos, over http and over https; where these differ, the cell says so. This page is
                written by a test run, and every later run compares its own rows with it:

                    mvn verify -pl conformance -am -Dtest=CompatibilityTest -Dsurefire.failIfNoSpecifiedTests=false \\
                        -Dconformance.matrix=full -Dconformance.date=<today> -Dconformance.page=$PWD/docs/wire/compatibility.md

                """);
        page.append("Last written: ")
                .append(date)
                .append(". The PHP rows need `CONFORMANCE_PHP_SDK`, a checkout of the vendor's repository.\n\n");
        page.append("| situation | what is sent |\n|---|---|\n");
        for (var situation : Situation.values()) {
            page.append("| %s | %s |\n".formatted(situation.title(), situation.meaning()));
        }
        page.append(
                "\nIn a cell, `Code` is the member of an answer that came back; a name in `code type` is what the SDK threw, followed by\nthe error code it hands out.\n");
        sights.keySet().stream()
                .map(program -> program.toolchain().language())
                .distinct()
                .forEach(language -> {
                    page.append("\n## ").append(language).append("\n\n").append(header());
                    sights.keySet().stream()
                            .filter(program -> program.toolchain().language().equals(language))
                            .forEach(program -> page.append(row(program)).append('\n'));
                });
        return page.append('\n').append(Deviations.MARKDOWN).toString();
    }

    private static String header() {
        var titles = Stream.concat(
                        Stream.of("program", "SDK", "sends"),
                        Stream.of(Situation.values()).map(Situation::title))
                .toList();
        return titles.stream().collect(Collectors.joining(" | ", "| ", " |\n"))
                + titles.stream().map(_ -> "---").collect(Collectors.joining("|", "|", "|\n"));
    }
}
