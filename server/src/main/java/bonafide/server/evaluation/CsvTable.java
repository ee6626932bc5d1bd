package bonafide.server.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A comma, semicolon or tab separated file in UTF-8 with a header line, as spreadsheets write them. Column names are
 * compared without regard to case; paths in it are relative to its folder.
 */
final class CsvTable {
    private final Path file;
    private final List<String> columns;
    private final List<CSVRecord> rows;
    private final String text;

    private CsvTable(Path file, String text, List<String> columns, List<CSVRecord> rows) {
        this.file = file;
        this.text = text;
        this.columns = columns;
        this.rows = rows;
    }

    static CsvTable read(Path file) {
        try {
            // Excel puts a byte order mark before the first column's name.
            String text = Files.readString(file).replaceFirst("^\uFEFF", "");
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(delimiter(text))
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreHeaderCase(true)
                    .setIgnoreEmptyLines(true)
                    .setTrim(true)
                    .get();
            try (CSVParser parser = CSVParser.parse(text, format)) {
                List<String> columns = parser.getHeaderNames().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList();
                return new CsvTable(file, text, columns, parser.getRecords());
            }
        } catch (IllegalArgumentException invalid) {
            throw new InvalidListException(file + ": " + invalid.getMessage());
        } catch (IOException unreadable) {
            throw new InvalidListException(file + " cannot be read as UTF-8 text: " + unreadable);
        } catch (UncheckedIOException malformed) {
            throw new InvalidListException(file + ": " + malformed.getMessage());
        }
    }

    private static char delimiter(String text) {
        String header = text.lines().findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .max((a, b) -> Long.compare(count(header, a), count(header, b)))
                .orElseThrow();
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    Path file() {
        return file;
    }

    List<String> columns() {
        return columns;
    }

    Stream<Row> rows() {
        if (rows.isEmpty()) {
            throw new InvalidListException(file + " has no rows below its header");
        }
        return rows.stream().map(Row::new);
    }

    /** The first of the names that is a column. */
    Optional<String> columnNamed(String... names) {
        return Stream.of(names).filter(columns::contains).findFirst();
    }

    String required(String... names) {
        return columnNamed(names)
                .orElseThrow(() -> new InvalidListException(
                        file + " has no column \"" + names[0] + "\"; its columns are " + String.join(", ", columns)));
    }

    /** One line. */
    final class Row {
        private final CSVRecord record;

        private Row(CSVRecord record) {
            this.record = record;
            if (!record.isConsistent()) {
                throw new InvalidListException(
                        where() + ": " + record.size() + " values, " + columns.size() + " columns");
            }
        }

        String text(String column) {
            String value = record.get(column);
            if (value.isEmpty()) {
                throw new InvalidListException(where() + ", column " + column + ": empty");
            }
            return value;
        }

        boolean flag(String column) {
            return switch (text(column).toLowerCase(Locale.ROOT)) {
                case "1", "true", "yes" -> true;
                case "0", "false", "no" -> false;
                default ->
                    throw new InvalidListException(where() + ", column " + column + ": \"" + text(column)
                            + "\" is neither 1/true nor 0/false");
            };
        }

        /** Empty when the cell is. */
        Optional<Double> number(String column) {
            String value = record.get(column);
            try {
                return value.isEmpty() ? Optional.empty() : Optional.of(Double.valueOf(value));
            } catch (NumberFormatException _) {
                throw new InvalidListException(where() + ", column " + column + ": \"" + value + "\" is not a number");
            }
        }

        Map<String, String> others(List<String> wanted) {
            return wanted.stream().collect(Collectors.toUnmodifiableMap(column -> column, record::get));
        }

        /** The line an editor shows: empty lines and line breaks inside quotes count. */
        private String where() {
            int start = Math.toIntExact(record.getCharacterPosition());
            // The parser counts empty lines passed over to the row below them.
            while (text.charAt(start) == '\n' || text.charAt(start) == '\r') {
                start++;
            }
            long above = text.chars().limit(start).filter(c -> c == '\n').count();
            return file + ", line " + (above + 1);
        }
    }
}
