package bonafide.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.advice.Advice;
import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.outcome.UnassessableReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The published table of reasons says what the code answers and advises, for every reason and no other. */
class AdviceTableTest {

    @Test
    void theDocumentHoldsEveryReasonWithItsCodesAndAdviceAndNoOther() throws IOException {
        var document = Files.readString(Path.of("..", "docs", "advice.md"));

        assertThat(document.lines().filter(line -> line.startsWith("| `")))
                .containsExactlyElementsOf(Arrays.stream(UnassessableReason.values())
                        .map(AdviceTableTest::row)
                        .toList());
    }

    private static String row(UnassessableReason reason) {
        var code = ResultCode.of(new Unassessable(PictureRole.PROBE, reason, ""));
        return "| `%s` | `%s` | `%s` | %s |"
                .formatted(reason, code.retCode(), code.subcode(), Advice.of(reason, Locale.ENGLISH));
    }
}
