package bonafide.conformance.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A call as the project's README prints it.
 *
 * @param tag of its code block
 * @param frame below {@code clients/readme}: what stands around it, its place marked
 */
public record ReadmeSnippet(Toolchain toolchain, String tag, String frame, Standalone.Preparation preparation) {
    private static final Path README = Path.of("..", "README.md");
    private static final Path FRAMES = Toolchain.SOURCES.resolve("readme");
    private static final Pattern PLACE = Pattern.compile("(?://|#) SNIPPET");

    public static List<ReadmeSnippet> all() {
        var java = new JavaToolchain();
        var python = new PythonToolchain();
        var go = new GoToolchain();
        var php = new PhpToolchain();
        var node = new NodeToolchain();
        return List.of(
                new ReadmeSnippet(java, "java", "Snippet.java", java::standalone),
                new ReadmeSnippet(python, "python", "snippet.py", program -> python.standalone("saf-3.0.2", program)),
                new ReadmeSnippet(go, "go", "main.go", go::standalone),
                new ReadmeSnippet(php, "php", "snippet.php", php::standalone),
                new ReadmeSnippet(node, "js", "snippet.js", node::standalone));
    }

    /** The snippet in its frame, calling another port than the README's. */
    public Standalone program(Path folder, int port) throws IOException {
        var frame = Files.readString(FRAMES.resolve(this.frame));
        var place = PLACE.matcher(frame);
        if (!place.find()) {
            throw new IllegalStateException(this.frame + " has no place for a snippet");
        }
        var text = frame.substring(0, place.start()) + block(tag, port) + frame.substring(place.end());
        return preparation.of(Files.writeString(folder.resolve(this.frame), text));
    }

    /** The only code block of that tag that makes a call, with another port. */
    public static String block(String tag, int port) throws IOException {
        return Pattern.compile("^```" + tag + "\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(README))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("8480") && !block.contains("./bonafide"))
                .reduce((_, _) -> {
                    throw new IllegalStateException("two blocks of " + tag + " make a call");
                })
                .orElseThrow(() -> new IllegalStateException("no block of " + tag + " makes a call"))
                .replace("8480", Integer.toString(port));
    }

    @Override
    public String toString() {
        return toolchain.language();
    }
}
