package bonafide.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void readsEveryKindOfValue() {
        assertThat(
                        Json.object(
                                " {\"a\": \"x\\u0041\\n\\\"\", \"b\": -1.5e2, \"c\": [true, false, null, []], \"d\": {\"e\": {}}} "))
                .isEqualTo(new java.util.LinkedHashMap<String, Object>(Map.of(
                        "a",
                        "xA\n\"",
                        "b",
                        -150.0,
                        "c",
                        java.util.Arrays.asList(true, false, null, List.of()),
                        "d",
                        Map.of("e", Map.of()))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}x",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":tru}",
                "{\"a\":\"",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":1 2}",
                "{'a':1}"
            })
    void refusesWhatIsNoObjectAndDoesNotRepeatIt(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.object(text));
    }

    @Test
    void refusesDepthThatWouldExhaustTheStack() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.object("{\"a\":" + "[".repeat(100_000)));
    }

    @Test
    void writesWhatItReadsBack() {
        var text = "quote \" backslash \\ line \n é";
        assertThat(Json.object(Json.write("name", text))).isEqualTo(Map.of("name", text));
    }
}
