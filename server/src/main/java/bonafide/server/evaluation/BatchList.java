package bonafide.server.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pairs to decide on.
 *
 * @param folder what the paths are relative to
 */
record BatchList(Path folder, List<Pair> pairs) {

    /** One pair, as it is named in the list. */
    record Pair(String reference, String probe) {}

    /**
     * Reads a list with the columns {@code reference} and {@code probe}, or a folder whose subfolders hold one pair each:
     * {@code reference.jpg} and {@code probe.jpg}.
     *
     * @throws InvalidListException when there is none
     */
    static BatchList read(Path input) throws IOException {
        return Files.isDirectory(input) ? ofFolder(input) : ofTable(input);
    }

    private static BatchList ofTable(Path file) {
        CsvTable table = CsvTable.read(file);
        String reference = table.required("reference");
        String probe = table.required("probe");
        return new BatchList(
                Objects.requireNonNull(file.toAbsolutePath().getParent()),
                table.rows()
                        .map(row -> new Pair(row.text(reference), row.text(probe)))
                        .toList());
    }

    private static BatchList ofFolder(Path folder) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        try (var cases = Files.list(folder)) {
            for (Path one : cases.filter(Files::isDirectory).sorted().toList()) {
                String name = one.getFileName() + "/";
                if (!Files.exists(one.resolve("reference.jpg")) || !Files.exists(one.resolve("probe.jpg"))) {
                    throw new InvalidListException(one + " does not hold reference.jpg and probe.jpg");
                }
                pairs.add(new Pair(name + "reference.jpg", name + "probe.jpg"));
            }
        }
        if (pairs.isEmpty()) {
            throw new InvalidListException(folder + " has no subfolder with reference.jpg and probe.jpg");
        }
        return new BatchList(folder.toAbsolutePath(), pairs);
    }

    /** Pictures that are looked at for attacks, each once, in order of appearance. */
    List<Path> probes() {
        return files(pairs.stream().map(Pair::probe));
    }

    /** Pictures that are references and never probes. */
    List<Path> references() {
        Set<String> probes = pairs.stream().map(Pair::probe).collect(Collectors.toSet());
        return files(pairs.stream().map(Pair::reference).filter(name -> !probes.contains(name)));
    }

    private List<Path> files(Stream<String> names) {
        return names.distinct().map(folder::resolve).toList();
    }
}
