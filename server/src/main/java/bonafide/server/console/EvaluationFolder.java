package bonafide.server.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one folder the operator opened for evaluations; its lists are the files that end in {@code .csv}. */
record EvaluationFolder(@Nullable Path path) {

    List<String> lists() {
        if (path == null) {
            return List.of();
        }
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** The list of that name; nothing outside the folder can be named. */
    Path list(String name) {
        if (path == null || !lists().contains(name)) {
            throw Refusal.notFound("list in the evaluation folder");
        }
        return path.resolve(name);
    }
}
