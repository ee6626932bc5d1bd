package bonafide.conformance.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe-core finds wrong with a page, by the rules of WCAG 2.0 to 2.2, A and AA. */
final class Accessibility {
    private static final String AXE = read("/axe.min.js");
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run({runOnly: rules}).then(
                found => done(found.violations
                    .filter(v => v.impact === 'serious' || v.impact === 'critical')
                    .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary).join(' | '))),
                broken => done(['axe failed: ' + broken]));
            """;

    private Accessibility() {}

    /** Serious and critical findings on the page as it stands. */
    @SuppressWarnings("unchecked") // a script's result is a list of what it put in
    static List<String> seriousFindings(Browser browser) {
        browser.script(AXE);
        return (List<String>) Objects.requireNonNull(browser.scriptWithCallback(RUN));
    }

    private static String read(String resource) {
        try (var in = Objects.requireNonNull(Accessibility.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
