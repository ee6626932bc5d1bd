package bonafide.server.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Pictures and whom they show, to be compared all against all: columns {@code picture} and {@code identity}; any other
 * column describes the person (sex, origin, age band) and gives impostors of the same group.
 *
 * @param folder what the paths are relative to
 */
public record IdentityList(Path folder, List<String> cohortColumns, List<Entry> entries) {

    /** One picture. */
    public record Entry(String picture, String identity, Map<String, String> cohorts) {}

    /** @throws InvalidListException when a column is missing or a value is none */
    public static IdentityList read(Path file) {
        CsvTable table = CsvTable.read(file);
        String picture = table.required("picture", "path", "file", "image", "portrait");
        String identity = table.required("identity", "id", "person", "subject");
        List<String> cohorts = table.columns().stream()
                .filter(column -> !column.equals(picture) && !column.equals(identity))
                .toList();
        List<Entry> entries = table.rows()
                .map(row -> new Entry(row.text(picture), row.text(identity), row.others(cohorts)))
                .toList();
        return new IdentityList(Objects.requireNonNull(file.toAbsolutePath().getParent()), cohorts, entries);
    }

    /** Every picture once, in order of appearance. */
    public Stream<Path> pictures() {
        return entries.stream().map(Entry::picture).distinct().map(folder::resolve);
    }
}
