package bonafide.conformance.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A block of a page that is marked {@code run}.
 *
 * @param line where it begins, from 1
 */
record Snippet(Path page, int line, String language, String text) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+) run\\n(.*?)^```$");

    static List<Snippet> of(Path folder) {
        try (var pages = Files.list(folder)) {
            var snippets = new ArrayList<Snippet>();
            for (var page : pages.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                var text = Files.readString(page);
                BLOCK.matcher(text)
                        .results()
                        .map(block -> new Snippet(
                                page,
                                (int) text.substring(0, block.start()).lines().count() + 1,
                                block.group(1),
                                block.group(2)))
                        .forEach(snippets::add);
            }
            return snippets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name of the file it is written to. */
    String fileName() {
        return switch (language) {
            case "sh" -> "snippet.sh";
            case "java" -> "FirstCall.java";
            case "python" -> "snippet.py";
            case "js" -> "snippet.js";
            default -> throw new IllegalStateException("nothing runs " + language + " at " + this);
        };
    }

    @Override
    public String toString() {
        return page.getFileName() + ":" + line + " " + language;
    }
}
