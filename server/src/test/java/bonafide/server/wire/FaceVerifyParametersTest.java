package bonafide.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaceVerifyParametersTest {
    private static final ResourceCodes CODES = ResourceCodes.assignedAnd(List.of());
    private static final String GOOD =
            "{\"refFaceContent\":\"/9j/4AAQ\",\"authFaceContent\":\"/9j+\",\"resourceCode\":\"00840000\"}";

    @Test
    void readsTheThreeMembersAndSkipsTheRest() {
        var json = GOOD.replace("{\"ref", "{ \"other\" : [1, {\"x\": null}], \"ref");
        var pictures = read(json).pictures(CODES);

        assertThat(pictures.reference().bytes()).containsExactly(0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10);
        assertThat(pictures.probe().size()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "1",
                "\"text\"",
                "",
                " ",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":}",
                "{'a':1}",
                "{\"a\":1,}",
                "{/**/\"a\":1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "\uFEFF{}",
                "{\"a\":1,\"a\":2}",
                "{\"resourceCode\":\"1\",\"resourceCode\":\"1\"}",
                "{\"\\u0072esourceCode\":\"1\",\"resourceCode\":\"2\"}",
                "{\"a\":{\"b\":1,\"b\":2}}"
            })
    void refusesWhatIsNoStrictJsonObject(String json) {
        assertThat(messageOf(json)).startsWith("ServiceParameters is invalid, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "{}", "[]", "[\"00840000\"]"})
    void refusesMembersThatAreNoText(String value) {
        assertThat(messageOf(GOOD.replace("\"00840000\"", value)))
                .isEqualTo("ServiceParameters is invalid, resourceCode must be a JSON string");
    }

    @Test
    void refusesWhatWouldCostTooMuch() {
        assertThat(messageOf("{\"a\":" + "[".repeat(100_000))).contains("exceeds a limit");
        assertThat(messageOf("{\"a\":" + "1".repeat(1_000_000) + "}")).contains("exceeds a limit");
        assertThat(messageOf("{\"a\":1e" + "9".repeat(100) + "}")).contains("exceeds a limit");
        assertThat(messageOf("{\"" + "n".repeat(1_000_000) + "\":1}")).contains("exceeds a limit");
        assertThat(messageOf("{\"refFaceContent\":\"" + "A".repeat(12_000_000) + "\"}"))
                .contains("exceeds a limit");
        var many = new StringBuilder("{");
        for (int i = 0; i < 100_000; i++) {
            many.append("\"k").append(i).append("\":1,");
        }
        assertThat(messageOf(many + "\"z\":1}")).contains("exceeds a limit");
    }

    @ParameterizedTest
    @CsvSource({
        "'data:image/jpeg;base64,/9j/', 'has a data URL prefix, send the Base64 alone'",
        "'/9j/\\n4AAQ', 'contains a line break at character 4, send Base64 without line breaks'",
        "'/9j/\\r\\n4AA', 'contains a line break at character 4, send Base64 without line breaks'",
        "'/9j/4AA-', 'contains a character of the URL-safe Base64 alphabet at character 7'",
        "'_9j/', 'contains a character of the URL-safe Base64 alphabet at character 0'",
        "'/9j 4AAQ', 'contains a space at character 3, as when a + is not percent-encoded'",
        "'/9j/4AAQ\\u0000AAA', 'contains a character that is not Base64 at character 8'",
        "'/9j/4AAQ\\ud800AAA', 'contains a character that is not Base64 at character 8'",
        "'/9j/4A', 'is Base64 of 6 characters, which is no multiple of four'",
        "'/9==4AAQ', 'has Base64 padding in the wrong place'",
        "'====', 'has Base64 padding in the wrong place'"
    })
    void saysExactlyWhatIsWrongWithBase64(String text, String fault) {
        assertThat(messageOf(GOOD.replace("/9j/4AAQ", text)))
                .isEqualTo("ServiceParameters is invalid, refFaceContent " + fault);
    }

    @Test
    void printsSizesOnly() {
        assertThat(read(GOOD).toString()).isEqualTo("FaceVerifyParameters[8 and 4 characters]");
    }

    private static FaceVerifyParameters read(String json) {
        return FaceVerifyParameters.read(ParameterValue.of(json));
    }

    private static String messageOf(String json) {
        var refused = catchThrowableOfType(ApiException.class, () -> read(json).pictures(CODES));
        assertThat(refused).as(json.substring(0, Math.min(60, json.length()))).isNotNull();
        var error = (ServiceError) refused.error();
        assertThat(error.code()).isEqualTo(400);
        assertThat(error.message().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(250);
        return error.message();
    }
}
