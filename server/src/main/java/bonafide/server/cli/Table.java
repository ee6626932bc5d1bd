package bonafide.server.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values for people to read: columns under their names, or one value a line. */
final class Table {
    private Table() {}

    static String of(List<? extends Map<String, ?>> rows) {
        if (rows.isEmpty()) {
            return "none\n";
        }
        var names = List.copyOf(rows.getFirst().keySet());
        var widths = names.stream()
                .map(name -> Math.max(
                        name.length(),
                        rows.stream()
                                .mapToInt(row -> text(row.get(name)).length())
                                .max()
                                .orElse(0)))
                .toList();
        var table = new StringBuilder();
        line(table, widths, names);
        rows.forEach(row -> line(
                table, widths, names.stream().map(name -> text(row.get(name))).toList()));
        return table.toString();
    }

    static String lines(Map<String, ?> values) {
        int width = values.keySet().stream().mapToInt(String::length).max().orElse(0) + 1;
        var text = new StringBuilder();
        values.forEach((name, value) -> text.append((name + ":") + " ".repeat(width - name.length()))
                .append(text(value))
                .append('\n'));
        return text.toString();
    }

    private static void line(StringBuilder table, List<Integer> widths, List<String> cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(cells.get(i))
                    .append(" ".repeat(widths.get(i) - cells.get(i).length() + 2));
        }
        table.append(line.toString().stripTrailing()).append('\n');
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
