package bonafide.server.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Pairs of pictures with what is known about them: columns {@code reference}, {@code probe}, {@code mated} (1 or 0); any
 * other column is a cohort, {@code reference_id} and {@code probe_id} name the people.
 *
 * @param folder what the paths are relative to
 * @param cohortColumns columns by which rates are given apart
 */
public record PairList(Path folder, List<String> cohortColumns, List<Pair> pairs) {

    /**
     * One row.
     *
     * @param reference path as written in the list
     * @param mated both pictures show the same person
     * @param people who they show, reference first; never guessed to be the same unless a mated pair says so
     */
    public record Pair(String reference, String probe, boolean mated, People people, Map<String, String> cohorts) {}

    /** Identifiers of the people in a pair's pictures. */
    public record People(String reference, String probe) {}

    /** Whether a file is a list of pairs rather than of identities. */
    static boolean isOne(Path file) {
        return CsvTable.read(file).columns().contains("reference");
    }

    /** @throws InvalidListException when a column is missing or a value is none */
    public static PairList read(Path file) {
        CsvTable table = CsvTable.read(file);
        String reference = table.required("reference");
        String probe = table.required("probe");
        String mated = table.required("mated");
        boolean named = table.columns().containsAll(List.of("reference_id", "probe_id"));
        List<String> cohorts = table.columns().stream()
                .filter(column -> !List.of(reference, probe, mated, "reference_id", "probe_id")
                        .contains(column))
                .toList();
        List<Pair> pairs = table.rows()
                .map(row -> new Pair(
                        row.text(reference),
                        row.text(probe),
                        row.flag(mated),
                        named
                                ? new People(row.text("reference_id"), row.text("probe_id"))
                                : new People(row.text(reference), row.text(probe)),
                        row.others(cohorts)))
                .toList();
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        return new PairList(folder, cohorts, named ? pairs : SamePeople.joined(pairs));
    }

    /** Every picture of the list once, in order of appearance. */
    public Stream<Path> pictures() {
        return pairs.stream()
                .flatMap(pair -> Stream.of(pair.reference(), pair.probe()))
                .distinct()
                .map(folder::resolve);
    }
}
