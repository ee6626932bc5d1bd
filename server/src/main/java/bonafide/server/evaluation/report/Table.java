package bonafide.server.evaluation.report;

import java.util.List;
import java.util.stream.Collectors;

/** An HTML table of plain text cells. */
public final class Table {
    private final StringBuilder html = new StringBuilder("<table>");

    private Table() {}

    public static Table of(String caption, String... columns) {
        Table table = new Table();
        table.html.append("<caption>").append(Html.escape(caption)).append("</caption>");
        table.row("th", List.of(columns));
        return table;
    }

    public Table row(String... cells) {
        return row("td", List.of(cells));
    }

    private Table row(String element, List<String> cells) {
        html.append(cells.stream()
                .map(cell -> "<%s>%s</%s>".formatted(element, Html.escape(cell), element))
                .collect(Collectors.joining("", "<tr>", "</tr>\n")));
        return this;
    }

    public String html() {
        return html + "</table>\n";
    }
}
