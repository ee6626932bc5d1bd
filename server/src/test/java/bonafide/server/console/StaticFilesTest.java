package bonafide.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StaticFilesTest {
    @Test
    void remembersNothingOfNamesThatNoFileHas() {
        var files = new StaticFiles();

        for (int i = 0; i < 100; i++) {
            assertThat(files.find("/missing-" + i + ".js")).isEmpty();
        }
        assertThat(files.find("/app.js")).isPresent();

        assertThat(files.kept()).isOne();
    }
}
