package bonafide.server.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A list of presentations: column path, column label ({@code bonafide} or {@code attack}), and where known species (of
 * the attack instrument, as print or screen) and source (a camera, a place, a data set). Other columns are kept.
 */
record PadList(Path folder, List<String> columns, List<Presentation> presentations) {
    private static final String UNKNOWN = "unknown";

    /**
     * One row.
     *
     * @param picture as written in the list
     * @param species {@code unknown} where the list does not say; empty for bona fide presentations
     * @param values of all columns, to be written again
     */
    record Presentation(String picture, boolean attack, String species, String source, List<String> values) {}

    /** @throws InvalidListException naming file, row, column and value */
    static PadList read(Path file) {
        CsvTable table = CsvTable.read(file);
        String path = table.required("path", "picture");
        String label = table.required("label");
        List<Presentation> rows = table.rows()
                .map(row -> {
                    Map<String, String> all = row.others(table.columns());
                    boolean attack = isAttack(file, row.text(path), row.text(label));
                    return new Presentation(
                            row.text(path),
                            attack,
                            attack ? or(all, "species") : "",
                            or(all, "source"),
                            table.columns().stream()
                                    .map(column -> all.getOrDefault(column, ""))
                                    .toList());
                })
                .toList();
        return new PadList(folder(file), table.columns(), rows);
    }

    private static boolean isAttack(Path file, String picture, String label) {
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "attack" -> true;
            case "bonafide" -> false;
            default ->
                throw new InvalidListException(
                        file + ", " + picture + ": label \"" + label + "\" is neither bonafide nor attack");
        };
    }

    private static String or(Map<String, String> values, String column) {
        String value = values.getOrDefault(column, "");
        return value.isEmpty() ? UNKNOWN : value;
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? Path.of("") : parent;
    }
}
