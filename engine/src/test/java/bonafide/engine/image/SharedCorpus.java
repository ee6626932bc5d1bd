package bonafide.engine.image;

import bonafide.engine.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Awkward and hostile JPEGs kept beside the repository, with what must become of each. Not part of the product. */
final class SharedCorpus {
    /** @param expected {@code decode}, {@code reject} or {@code either} */
    record Entry(String name, String expected, EncodedImage picture) {
        @Override
        public String toString() {
            return expected + " " + name;
        }
    }

    private SharedCorpus() {}

    static List<Entry> entries() {
        var folder = Repository.shared().resolve("jpeg-corpus");
        Assumptions.assumeTrue(
                Files.isDirectory(folder), "skipped: no folder shared/jpeg-corpus beside the repository");
        try (var lines = Files.lines(folder.resolve("index.tsv"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(columns ->
                            new Entry(columns[0], columns[12], new EncodedImage(read(folder.resolve(columns[0])))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
