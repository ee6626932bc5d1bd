package bonafide.server.console;

import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The console's own pages, scripts and styles, from the class path; nothing else can be asked for. */
final class StaticFiles {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");
    /** The chart library, served from its own package. */
    private static final Map<String, String> LIBRARY = Map.of(
            "/lib/uplot.js", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.esm.js",
            "/lib/uplot.css", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.min.css");

    private final Map<String, Body> files = new ConcurrentHashMap<>();

    /** How many files are kept in memory: never more than there are, whatever was asked for. */
    int kept() {
        return files.size();
    }

    Optional<RawAnswer> find(String path) {
        var name = path.equals("/") ? "/index.html" : path;
        if (!name.matches("(/[a-z0-9-]+)+\\.[a-z]+")) {
            return Optional.empty();
        }
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        var body = files.computeIfAbsent(name, StaticFiles::load);
        return type == null || body == null
                ? Optional.empty()
                : Optional.of(new RawAnswer(200, Headers.of("Content-Type", type, "Cache-Control", "no-cache"), body));
    }

    /** Null for a name nothing has: such names are as many as somebody cares to think up. */
    private static @Nullable Body load(String name) {
        var resource = LIBRARY.getOrDefault(name, "/console" + name);
        try (var in = StaticFiles.class.getResourceAsStream(resource)) {
            return in == null ? null : new Body(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
