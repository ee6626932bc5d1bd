package bonafide.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.wire.RawRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls signed by headers (ACS3-HMAC-SHA256): what passes, and what each fault is called. */
class HeaderSignedCallsTest {
    private static final String FORM = "Service=intl_face_verify&ServiceParameters="
            + "%7B%22refFaceContent%22%3A%22%2F9j%2F4AAQ%22%2C%22authFaceContent%22%3A%22%2F9j%2F4BBR%22%2C%22"
            + "resourceCode%22%3A%2200840000%22%7D";
    private static final String JSON = "{\"Service\":\"intl_face_verify\",\"ServiceParameters\":"
            + "\"{\\\"refFaceContent\\\":\\\"/9j/4AAQ\\\",\\\"authFaceContent\\\":\\\"/9j/4BBR\\\","
            + "\\\"resourceCode\\\":\\\"00840000\\\"}\"}";

    @Test
    void takesQueryFormAndJson() {
        assertPassed(new HeaderSignedCall().signed());
        assertPassed(new HeaderSignedCall()
                .withoutQuery()
                .body("application/x-www-form-urlencoded", FORM)
                .signed());
        assertPassed(new HeaderSignedCall()
                .withoutQuery()
                .body("application/json; charset=utf-8", JSON)
                .signed());
    }

    @Test
    void takesTheSamePairInQueryAndJsonAndRefusesTwoDifferentOnes() {
        assertPassed(new HeaderSignedCall().body("application/json", JSON).signed());
        assertThat(code(new HeaderSignedCall()
                        .query("Service", "other")
                        .body("application/json", JSON)
                        .signed()))
                .isEqualTo("InvalidParameter");
        assertThat(code(new HeaderSignedCall()
                        .body("application/x-www-form-urlencoded", FORM)
                        .signed()))
                .isEqualTo("InvalidParameter");
    }

    @ParameterizedTest
    @CsvSource({
        "x-acs-action, MissingAction",
        "x-acs-version, MissingVersion",
        "x-acs-date, MissingTimestamp",
        "x-acs-signature-nonce, MissingSignatureNonce"
    })
    void namesTheMissingHeader(String header, String code) {
        assertThat(code(new HeaderSignedCall().withoutHeader(header).signed())).isEqualTo(code);
    }

    @Test
    void refusesAHashThatIsNotTheBodys() {
        var emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

        assertThat(code(new HeaderSignedCall()
                        .withoutQuery()
                        .header("x-acs-content-sha256", emptyHash)
                        .body("application/json", JSON)
                        .signed()))
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(code(new HeaderSignedCall()
                        .header("x-acs-content-sha256", "UNSIGNED-PAYLOAD")
                        .signed()))
                .isEqualTo("SignatureDoesNotMatch");
    }

    @Test
    void saysOfAnUnknownKeyThatItIsUnknownWhateverTheBody() {
        assertThat(code(new HeaderSignedCall()
                        .keyId("nobody")
                        .header("x-acs-content-sha256", "0".repeat(64))
                        .signed()))
                .isEqualTo("InvalidAccessKeyId.NotFound");
    }

    @Test
    void refusesTwoDifferentKeys() {
        assertThat(code(new HeaderSignedCall()
                        .header("x-acs-accesskey-id", "another")
                        .signed()))
                .isEqualTo("IncompleteSignature");
        assertPassed(
                new HeaderSignedCall().header("x-acs-accesskey-id", Rig.KEY_ID).signed());
    }

    @Test
    void refusesHeadersThatAreActedOnAndNotSigned() {
        var names = List.of("host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce");

        assertThat(code(new HeaderSignedCall().signedOver(names))).isEqualTo("IncompleteSignature");
    }

    @Test
    void takesACallThatDoesNotSignTheHost() {
        assertPassed(new HeaderSignedCall()
                .signedOver(List.of(
                        "x-acs-action",
                        "x-acs-content-sha256",
                        "x-acs-date",
                        "x-acs-signature-nonce",
                        "x-acs-version")));
    }

    @Test
    void refusesASignedHeaderThatIsNotThere() {
        var call = new HeaderSignedCall();
        var names = List.of(
                "accept",
                "x-acs-action",
                "x-acs-content-sha256",
                "x-acs-date",
                "x-acs-signature-nonce",
                "x-acs-version");

        assertThat(code(call.signedOver(names))).isEqualTo("IncompleteSignature");
    }

    @Test
    void readsTheAuthorizationByNameWhateverTheOrder() {
        var request = new HeaderSignedCall().signed();
        var turned = new HeaderSignedCall();
        request.headers().fields().forEach(field -> turned.header(field.name(), field.value()));
        var authorization = request.headers().first("authorization").orElseThrow();
        var signature = authorization.substring(authorization.indexOf(",Signature="));
        turned.header(
                "authorization",
                authorization.replace(signature, "").replace(",SignedHeaders", signature + ",SignedHeaders"));

        assertPassed(turned.unsigned());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACS3-HMAC-SHA1 Credential=a,SignedHeaders=host,Signature=00 | InvalidSignatureMethod",
                "ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host | MissingSignature",
                "ACS3-HMAC-SHA256 SignedHeaders=host,Signature=00 | MissingAccessKeyId",
                "ACS3-HMAC-SHA256 Credential=a,Signature=00 | MissingSignedHeaders",
                "ACS3-HMAC-SHA256 Credential=a,Credential=b,SignedHeaders=host,Signature=00 | IncompleteSignature",
                "ACS3-HMAC-SHA256 nonsense | IncompleteSignature",
                "ACS3-HMAC-SHA256 | InvalidSignatureMethod"
            })
    void namesWhatIsWrongWithTheAuthorization(String authorization, String code) {
        var call = new HeaderSignedCall().header("authorization", authorization).header("x-acs-content-sha256", "00");

        assertThat(code(call.unsigned())).isEqualTo(code);
    }

    @Test
    void answersCredentialsItDoesNotKnow() {
        assertThat(code(new HeaderSignedCall()
                        .header("x-acs-bearer-token", "token")
                        .unsigned()))
                .isEqualTo("InvalidBearerToken");
        assertThat(code(new HeaderSignedCall()
                        .header("x-acs-security-token", "token")
                        .signed()))
                .isEqualTo("InvalidSecurityToken.MismatchWithAccessKey");
        assertThat(code(new HeaderSignedCall().unsigned())).isEqualTo("MissingAccessKeyId");
    }

    @Test
    void refusesHeaderAndParameterThatNameDifferentActions() {
        assertThat(code(new HeaderSignedCall().query("Action", "Other").signed()))
                .isEqualTo("InvalidParameter");
        assertPassed(new HeaderSignedCall().query("Action", "ExecuteRequest").signed());
    }

    @Test
    void readsTheActionFromItsHeaderOnly() {
        assertThat(code(new HeaderSignedCall()
                        .withoutHeader("x-acs-action")
                        .query("Action", "ExecuteRequest")
                        .signed()))
                .isEqualTo("MissingAction");
    }

    @Test
    void refusesSignatureParametersBesideTheHeader() {
        assertThat(code(new HeaderSignedCall().query("AccessKeyId", Rig.KEY_ID).signed()))
                .isEqualTo("IncompleteSignature");
    }

    @Test
    void answersInJsonWhateverFormatSays() {
        assertThat(Rig.text(new Rig()
                        .answer(new HeaderSignedCall()
                                .query("Format", "XML")
                                .secret("wrong")
                                .signed())))
                .startsWith("{\"RequestId\"")
                .contains("\"Message\":\"Specified signature does not match our calculation.\"");
    }

    @Test
    void refusesJsonThatIsNoListOfTexts() {
        for (var json :
                List.of("[]", "{\"Service\":{}}", "{", "{}x", "\"a\"", "{\"a\":\"\\u0000\"}", "{\"a\":1,\"a\":1}")) {
            assertThat(code(new HeaderSignedCall()
                            .withoutQuery()
                            .body("application/json", json)
                            .signed()))
                    .as(json)
                    .isEqualTo("InvalidParameter");
        }
    }

    private static void assertPassed(RawRequest request) {
        assertThat(Rig.text(new Rig().answer(request)))
                .startsWith("{\"Data\":{\"passed\":\"true\"")
                .endsWith("\"Code\":200}");
    }

    private static String code(RawRequest request) {
        return Rig.text(new Rig().answer(request)).replaceAll(".*\"Code\":\"([^\"]+)\".*", "$1");
    }
}
