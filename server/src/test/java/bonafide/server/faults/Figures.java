package bonafide.server.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where campaigns say what they came to: the terminal, and a file for whoever asked for one. */
final class Figures {
    private Figures() {}

    static void print(String line) {
        System.out.println(line);
        var file = System.getProperty("bonafide.figures");
        if (file != null) {
            try {
                Files.writeString(Path.of(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
