package bonafide.server.evaluation;

import bonafide.server.evaluation.PastDecisions.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** changed-decisions.csv: the rows as they came, with what each was and would be. */
public final class ChangedDecisions {
    private ChangedDecisions() {}

    public static void write(Path file, List<Change> changes) throws IOException {
        List<String> columns = changes.isEmpty()
                ? List.of()
                : List.copyOf(new TreeSet<>(changes.getFirst().decision().row().keySet()));
        List<String> header = new ArrayList<>(columns);
        header.add("was");
        header.add("would_be");
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader(header.toArray(String[]::new))
                .setRecordSeparator('\n')
                .get();
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file), format)) {
            for (Change change : changes) {
                List<String> row = new ArrayList<>();
                columns.forEach(column -> row.add(change.decision().row().get(column)));
                row.add(change.wasMatch() ? "match" : "nonMatch");
                row.add(change.wasMatch() ? "nonMatch" : "match");
                printer.printRecord(row);
            }
        }
    }
}
