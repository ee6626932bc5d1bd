package bonafide.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The published table and the code are one. */
class ResultCodeTableTest {

    @Test
    void theDocumentHoldsEveryRowOfTheCodeAndNoOther() throws IOException {
        var document = Files.readString(Path.of("..", "docs", "wire", "result-codes.md"));
        var rows = document.lines().filter(line -> line.startsWith("| `")).collect(Collectors.joining("\n"));

        assertThat(rows)
                .isEqualTo(Arrays.stream(ResultCode.values())
                        .map(ResultCodeTableTest::row)
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void subcodesAreUnique() {
        assertThat(Arrays.stream(ResultCode.values()).map(ResultCode::subcode)).doesNotHaveDuplicates();
    }

    private static String row(ResultCode code) {
        return "| `%s` | `%s` | `%s` |".formatted(code.subcode(), code.retCode(), code.message("…"));
    }
}
