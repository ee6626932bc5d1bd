package bonafide.conformance.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.conformance.client.ClientProgram;
import bonafide.conformance.client.Seen;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client's user has to see in each situation. */
final class Expectation {
    /** These classes are older than the service: they have members for other services' results, and none for this one's. */
    static final Set<String> RESULT_UNSEEN =
            Set.of("java-saf-1.0.2-typed", "java-saf-1.0.2-typed-xml", "go-core-1.61.18");

    /** This SDK takes every Code but 200 for a failure of the call and throws. */
    private static final String THROWS_SERVICE_CODES = "node-pop";

    private static final Set<String> SIGNATURE_CODES =
            Set.of("SignatureDoesNotMatch", "SDK.InvalidAccessKeySecret", "InvalidAccessKeySecret");

    private Expectation() {}

    static void check(ClientProgram program, Situation situation, Seen seen) {
        switch (situation) {
            case MATCH -> checkResult(program, seen, "true", "OK_SUCCESS");
            case NON_MATCH -> checkResult(program, seen, "false", "OK_SUCCESS");
            case MISSING_FIELD -> checkServiceCode(program, seen, 400);
            case BAD_RESOURCE_CODE -> {
                checkServiceCode(program, seen, 500);
                if (seen.answered() && !RESULT_UNSEEN.contains(program.id())) {
                    assertThat(seen.result().path("retCodeSub").asString()).isEqualTo("Z1141");
                }
            }
            case USED_UP -> checkServiceCode(program, seen, 402);
            case NOT_ACTIVATED -> checkServiceCode(program, seen, 403);
            case UNKNOWN_SERVICE -> checkServiceCode(program, seen, 404);
            case DISABLED_KEY -> checkGatewayCode(seen, "InvalidAccessKeyId.Inactive");
            case WRONG_SECRET -> {
                assertThat(seen.answered()).isFalse();
                assertThat(SIGNATURE_CODES).as("%s", seen).contains(String.valueOf(seen.errorCode()));
            }
            case THROTTLED, OVERLOAD -> checkGatewayCode(seen, situation.gatewayCode());
        }
    }

    private static void checkResult(ClientProgram program, Seen seen, String passed, String retCode) {
        assertThat(seen.answered()).as("%s", seen).isTrue();
        assertThat(seen.code()).isEqualTo(200);
        assertThat(seen.message()).isEqualTo("OK");
        assertThat(seen.requestId()).matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
        if (!RESULT_UNSEEN.contains(program.id())) {
            assertThat(seen.result().path("passed").asString()).as("%s", seen).isEqualTo(passed);
            assertThat(seen.result().path("retCode").asString()).isEqualTo(retCode);
            assertThat(seen.result().path("extInfo").path("faceAttack").asString())
                    .isEqualTo("false");
        }
    }

    private static void checkServiceCode(ClientProgram program, Seen seen, int code) {
        if (program.id().startsWith(THROWS_SERVICE_CODES)) {
            assertThat(seen.exception()).as("%s", seen).isEqualTo(code + "Error");
            assertThat(seen.errorCode()).isEqualTo(String.valueOf(code));
        } else {
            assertThat(seen.answered()).as("%s", seen).isTrue();
            assertThat(seen.code()).isEqualTo(code);
        }
        assertThat(seen.requestId()).isNotBlank();
    }

    private static void checkGatewayCode(Seen seen, @Nullable String code) {
        assertThat(seen.answered()).as("%s", seen).isFalse();
        assertThat(seen.errorCode()).as("%s", seen).isEqualTo(code);
        assertThat(seen.errorMessage()).isNotBlank();
    }
}
