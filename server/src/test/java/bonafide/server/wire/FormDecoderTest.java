package bonafide.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormDecoderTest {
    private static final long SEED = 7;

    @Test
    void readsEveryWayAClientWritesACharacter() {
        var decoded = FormDecoder.decode("a=x+y%20z&b=*%2A~%7E!'()&c=%E4%B8%AD%F0%9F%98%80&d=%c3%a4&e=1=2&f=%2526");

        assertThat(decoded.text("a")).isEqualTo("x y z");
        assertThat(decoded.text("b")).isEqualTo("**~~!'()");
        assertThat(decoded.text("c")).isEqualTo("中😀");
        assertThat(decoded.text("d")).isEqualTo("ä");
        assertThat(decoded.text("e")).isEqualTo("1=2");
        assertThat(decoded.text("f")).isEqualTo("%26");
    }

    @Test
    void keepsEmptyValuesAndBareNamesAndSkipsEmptyPieces() {
        var decoded = FormDecoder.decode("a=&&b&c=1&");

        assertThat(decoded.values().keySet()).containsExactly("a", "b", "c");
        assertThat(decoded.has("a")).isTrue();
        assertThat(decoded.text("b")).isEmpty();
    }

    @Test
    void readsBackWhateverWasEncoded() {
        var random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            var texts = new LinkedHashMap<String, String>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                texts.put("n" + i, text(random));
            }
            assertThat(FormDecoder.decode(encoded(texts, random)))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(Parameters.of(texts));
        }
    }

    @Test
    void refusesMoreParametersThanAnyClientSends() {
        var many = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            many.append('p').append(i).append("=1&");
        }

        assertThatThrownBy(() -> FormDecoder.decode(many.toString()))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(((GatewayError) e.error()).message())
                                .isEqualTo("The request is not valid, more than 100 parameters in one call."));
    }

    @Test
    void refusesANameLongerThanAnyClientSends() {
        assertThatThrownBy(() -> FormDecoder.decode("n".repeat(1_000_000) + "=1"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(((GatewayError) e.error()).message())
                                .isEqualTo(
                                        "The request is not valid, a parameter name of 1000000 characters, the limit is 64."));
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            int c = random.nextInt(4) == 0 ? 1 + random.nextInt(0x10FFFF) : 1 + random.nextInt(0x7F);
            if (c < 0xD800 || c > 0xDFFF) {
                text.appendCodePoint(c);
            }
        }
        return text.toString();
    }

    /** Every byte in one of the ways clients write it. */
    private static String encoded(Map<String, String> texts, Random random) {
        var form = new StringBuilder();
        texts.forEach((name, text) -> {
            form.append(form.isEmpty() ? "" : "&").append(name).append('=');
            for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
                boolean mayStay = b > ' ' && b < 0x7F && "%&+".indexOf(b) < 0;
                if (b == ' ' && random.nextBoolean()) {
                    form.append('+');
                } else if (mayStay && random.nextBoolean()) {
                    form.append((char) b);
                } else {
                    var hex = random.nextBoolean()
                            ? HexFormat.of()
                            : HexFormat.of().withUpperCase();
                    form.append('%').append(hex.toHexDigits(b));
                }
            }
        });
        return form.toString();
    }
}
