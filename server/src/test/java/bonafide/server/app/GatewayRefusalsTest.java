package bonafide.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.http.HttpRefusal.Reason;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the transport refuses, in the words of the contract and in a form its sender can read. */
class GatewayRefusalsTest {
    private static final String ID = "0CE4BBEF-F149-490C-97CE-CBBD66E25D6C";

    private final GatewayRefusals refusals = new GatewayRefusals(RandomGenerator.getDefault());

    @ParameterizedTest
    @CsvSource({
        "MALFORMED, 400, InvalidParameter",
        "METHOD, 400, UnsupportedHTTPMethod",
        "PLAIN_HTTP, 400, InvalidProtocol.NeedSsl",
        "REQUEST_TOO_LARGE, 413, RequestTooLarge",
        "TARGET_TOO_LONG, 414, RequestTooLarge",
        "EXPECTATION, 417, InvalidParameter",
        "HEADERS_TOO_LARGE, 431, RequestTooLarge",
        "OVERLOADED, 503, ServiceUnavailable",
        "FAULT, 500, InternalError"
    })
    void givesEachReasonItsCodeAndStatus(Reason reason, int status, String code) {
        var answer = refusals.answer(reason, ID, head(null, Body.EMPTY));

        assertThat(answer.status()).isEqualTo(status).isEqualTo(reason.status());
        assertThat(text(answer)).contains("\"RequestId\":\"" + ID + "\"", "\"HostId\":\"id.example:8480\"");
        assertThat(text(answer)).contains("\"Code\":\"" + code + "\"");
        assertThat(answer.headers().first("x-acs-request-id")).contains(ID);
    }

    /** Whoever sends everything in a form (Java 4.0, PHP, Node) shows no Format before its body is read. */
    @Test
    void answersWhatItHasNotReadInJson() {
        assertThat(format(head(null, Body.EMPTY))).isEqualTo("application/json;charset=utf-8");
        assertThat(format(head("a=b&Format=JSON", Body.EMPTY))).isEqualTo("application/json;charset=utf-8");
    }

    @Test
    void answersInXmlWhoShowsThatHeReadsIt() {
        var form = Body.utf8("ServiceParameters=" + "x".repeat(100_000) + "&Format=xml&Service=s");

        assertThat(format(head("Format=XML&a=b", Body.EMPTY))).isEqualTo("text/xml;charset=utf-8");
        assertThat(format(head(null, form))).isEqualTo("text/xml;charset=utf-8");
    }

    private String format(RawRequest head) {
        return refusals.answer(Reason.OVERLOADED, ID, head)
                .headers()
                .first("Content-Type")
                .orElseThrow();
    }

    private static RawRequest head(@Nullable String query, Body body) {
        var headers = Headers.of("Host", "id.example:8480", "Content-Type", "application/x-www-form-urlencoded");
        return new RawRequest("POST", "/", query, headers, body, "127.0.0.1", false);
    }

    private static String text(RawAnswer answer) {
        return new String(answer.body().bytes(), StandardCharsets.UTF_8);
    }
}
