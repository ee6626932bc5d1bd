package bonafide.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.verification.VerifierBusyException;
import bonafide.server.access.Ledger.Refusal;
import bonafide.server.wire.Body;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that end early: code, status and message as documented, and nothing of what was sent. */
class RpcRefusalsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Action",
                "Version",
                "AccessKeyId",
                "SignatureMethod",
                "SignatureVersion",
                "SignatureNonce",
                "Timestamp",
                "Service",
                "ServiceParameters"
            })
    void namesTheMissingParameter(String name) {
        assertRefused(
                new RpcCall().without(name).signed(), 400, "Missing" + name, name + " is mandatory for this action.");
    }

    @Test
    void namesTheMissingSignature() {
        assertRefused(new RpcCall().unsigned(), 400, "MissingSignature", "Signature is mandatory for this action.");
    }

    @Test
    void namesWhatIsMissingBeforeItJudgesWhatIsThere() {
        var call = new RpcCall()
                .with("SignatureMethod", "none")
                .with("SignatureVersion", "2.0")
                .with("Timestamp", "yesterday")
                .without("ServiceParameters");

        assertThat(code(call.signed())).isEqualTo("MissingServiceParameters");
    }

    @ParameterizedTest
    @CsvSource({
        "Version, 2020-01-01, 400, InvalidVersion, Specified parameter Version is not valid.",
        "Action, DescribeRegions, 404, InvalidAction.NotFound, 'Specified api is not found, please check your url and"
                + " method.'",
        "SignatureMethod, HMAC-MD5, 400, InvalidSignatureMethod, Specified signature method is not valid.",
        "SignatureMethod, none, 400, InvalidSignatureMethod, Specified signature method is not valid.",
        "SignatureVersion, 2.0, 400, InvalidSignatureVersion, Specified signature version is not valid.",
        "SignatureType, BEARERTOKEN, 400, InvalidBearerToken, Specified parameter BearerToken is not valid.",
        "SignatureType, PRIVATEKEY, 400, InvalidSignatureType, Specified parameter SignatureType is not valid.",
        "SecurityToken, token, 400, InvalidSecurityToken.MismatchWithAccessKey, Specified SecurityToken mismatch with the"
                + " AccessKey.",
        "Timestamp, 2026-11-23 11:15:00, 400, InvalidTimeStamp.Format, Specified time stamp or date value is not well"
                + " formatted.",
        "Timestamp, 2026-13-23T11:15:00Z, 400, InvalidTimeStamp.Format, Specified time stamp or date value is not well"
                + " formatted.",
        "Timestamp, 2026-11-23T10:59:59Z, 400, InvalidTimeStamp.Expired, Specified time stamp or date value is expired.",
        "Timestamp, 2026-11-23T11:30:01Z, 400, InvalidTimeStamp.Expired, Specified time stamp or date value is expired.",
        "AccessKeyId, nobody, 404, InvalidAccessKeyId.NotFound, Specified access key is not found."
    })
    void answersTheDocumentedError(String name, String value, int status, String code, String message) {
        assertRefused(new RpcCall().with(name, value).signed(), status, code, message);
    }

    @Test
    void answersAnUnknownFormatInTheDefaultOne() {
        assertThat(Rig.text(
                        new Rig().answer(new RpcCall().with("Format", "YAML").signed())))
                .contains(
                        "<Code>InvalidParameter.Format</Code><Message>Specified parameter format is not valid.</Message>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T11:00:00Z", "2026-11-23T11:30:00Z", "2026-11-23T11:15:38.312Z"})
    void takesTimestampsUpToFifteenMinutesOff(String timestamp) {
        assertThat(Rig.text(new Rig()
                        .answer(new RpcCall().with("Timestamp", timestamp).signed())))
                .contains("\"Code\":200");
    }

    @Test
    void tellsAnInactiveKeyFromAnUnknownOne() {
        var rig = new Rig();
        rig.keys.withInactive("off", "secret");

        assertRefused(
                rig,
                new RpcCall().with("AccessKeyId", "off").secret("secret").signed(),
                400,
                "InvalidAccessKeyId.Inactive",
                "Specified access key is disabled.");
    }

    @Test
    void takesEitherSecretDuringARotation() {
        var rig = new Rig();
        rig.keys.with("rotating", "old", "new");

        for (var secret : new String[] {"old", "new"}) {
            var call = new RpcCall().with("AccessKeyId", "rotating").secret(secret);
            assertThat(Rig.text(rig.answer(call.signed()))).contains("\"Code\":200");
        }
    }

    /** The clients compare what follows the one colon with their own string, and then blame the secret. */
    @Test
    void showsAShortStringToSignAfterTheOnlyColon() {
        var message = message(new Rig().answer(new RpcCall().secret("wrong").signed()));

        assertThat(message)
                .startsWith(
                        "Specified signature is not matched with our calculation. server string to sign is:POST&%2F&");
        assertThat(message.chars().filter(c -> c == ':').count()).isEqualTo(1);
    }

    @Test
    void hidesALongStringToSignAndStillHasOneColon() {
        var secretPicture = "CANARY".repeat(1000);
        var message = message(new Rig()
                .answer(new RpcCall()
                        .with("ServiceParameters", secretPicture)
                        .secret("wrong")
                        .signed()));

        assertThat(message)
                .matches(
                        "Specified signature is not matched with our calculation: string to sign of \\d+ bytes not shown");
    }

    @Test
    void answersErrorsInXmlWithTheHostOfTheCall() {
        var answer = new Rig()
                .answer(new RpcCall().with("Format", "XML").without("Service").signed());

        assertThat(answer.headers().first("Content-Type")).contains("text/xml;charset=utf-8");
        assertThat(Rig.text(answer))
                .matches("<\\?xml version=\"1.0\" encoding=\"UTF-8\"\\?><Error><RequestId>[0-9A-F-]{36}</RequestId>"
                        + "<HostId>localhost:8080</HostId><Code>MissingService</Code>"
                        + "<Message>Service is mandatory for this action.</Message></Error>");
    }

    @Test
    void answersAnUnreadableCallInTheFormatItsTextShows() {
        var json = new RpcCall().request("Format=JSON&Action=%zz", Body.EMPTY);
        var neither = new RpcCall().request("Action=%zz", Body.EMPTY);

        assertRefused(
                json,
                400,
                "InvalidParameter",
                "The specified parameter Action is not valid, it contains a % without two hex digits after it.");
        assertThat(Rig.text(new Rig().answer(neither))).startsWith("<?xml").contains("<Code>InvalidParameter</Code>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Service=a&Service=a",
                "=x",
                "a=%",
                "a=%4",
                "a=%4g",
                "a=%C0%AF",
                "a=%ED%A0%80",
                "a=%00",
                "a=\u00e9",
                "a= b",
                "a=%F4%90%80%80",
                "%zz=1"
            })
    void refusesWhatCouldBeReadInTwoWays(String query) {
        var answer = new Rig().answer(new RpcCall().request("Format=JSON&" + query, Body.EMPTY));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Rig.text(answer)).contains("\"Code\":\"InvalidParameter\"");
    }

    /** As when an ampersand comes into the picture's base64 on the way. */
    @ParameterizedTest
    @ValueSource(strings = {"AcAnArY=%zz", "AcAnArY=1&AcAnArY=2"})
    void repeatsNoNameButThoseOfTheContract(String query) {
        var answer = new Rig().answer(new RpcCall().request("Format=JSON&" + query, Body.EMPTY));

        assertThat(Rig.text(answer))
                .contains("A parameter whose name has 7 characters is not valid, it ")
                .doesNotContain("cAnArY");
    }

    @Test
    void refusesANameInQueryAndForm() {
        var call = new RpcCall();
        call.signed();
        var request = call.inForm().request("Service=intl_face_verify", Body.utf8(call.form()));

        assertRefused(
                request,
                400,
                "InvalidParameter",
                "The specified parameter Service is not valid, it is given more than once.");
    }

    @Test
    void refusesABodyTheSignatureDoesNotCover() {
        var call = new RpcCall();
        call.signed();

        for (var type : new String[] {"application/json", "multipart/form-data; boundary=x", "text/plain"}) {
            var request = new RpcCall().header("Content-Type", type).request(call.form(), Body.utf8("{\"a\":1}"));
            assertThat(Rig.text(new Rig().answer(request))).contains("InvalidParameter");
        }
    }

    @Test
    void refusesOtherPathsAndMethods() {
        var signed = new RpcCall().signed();
        var elsewhere = new RawRequest(
                "POST", "/other", signed.query(), signed.headers(), signed.body(), signed.remoteAddress(), false);

        assertRefused(
                elsewhere,
                404,
                "InvalidAction.NotFound",
                "Specified api is not found, please check your url and method.");
        assertRefused(
                new RpcCall().method("PUT").signed(), 400, "UnsupportedHTTPMethod", "This http method not supported.");
    }

    @Test
    void refusesTwoPlacesOfCredentials() {
        assertThat(code(new RpcCall().header("Authorization", "Basic abc").signed()))
                .isEqualTo("IncompleteSignature");
        assertThat(code(new RpcCall()
                        .header("Authorization", "ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host,Signature=00")
                        .header("x-acs-action", "ExecuteRequest")
                        .header("x-acs-version", "2019-05-21")
                        .signed()))
                .isEqualTo("IncompleteSignature");
    }

    @Test
    void answersServiceErrorsInHttp200() {
        assertThat(Rig.text(
                        new Rig().answer(new RpcCall().with("Service", "other").signed())))
                .contains("\"Message\":\"the Service parameter is invalid\"", "\"Code\":404}");
        assertService(Refusal.QUOTA_EXCEEDED, 402);
        assertService(Refusal.SERVICE_NOT_ACTIVATED, 403);
        assertService(Refusal.RESOURCE_CODE_NOT_ALLOWED, 403);
    }

    @Test
    void throttlesAtTheGateway() {
        var rig = new Rig();
        rig.ledger.refuse(Refusal.TOO_MANY_CALLS_PER_SECOND);

        assertRefused(
                rig, new RpcCall().signed(), 400, "Throttling.User", "Request was denied due to user flow control.");
    }

    @Test
    void answersTheDocumentedSentenceForEachMissingField() {
        for (var json : new String[] {
            "{}",
            "{\"refFaceContent\":null}",
            "{\"refFaceContent\":\"\",\"authFaceContent\":\"/9j/\",\"resourceCode\":\"00840000\"}"
        }) {
            var answer = new Rig()
                    .answer(new RpcCall().with("ServiceParameters", json).signed());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(Rig.text(answer))
                    .matches("\\{\"Message\":\"refFaceContent or authFaceContent or resourceCode is null\","
                            + "\"RequestId\":\"[0-9A-F-]{36}\",\"Code\":400}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"99990000", "0084000", "008400000", "84", "abcdefgh", "00000000", "00840001", "02100000"})
    void answersTheDocumentedErrorForAResourceCodeOutsideTheList(String resourceCode) {
        var json = RpcCall.SERVICE_PARAMETERS.replace("00840000", resourceCode);
        var answer =
                new Rig().answer(new RpcCall().with("ServiceParameters", json).signed());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Rig.text(answer))
                .matches(
                        "\\{\"Data\":\"\\{\\\\\"passed\\\\\":\\\\\"false\\\\\",\\\\\"retCode\\\\\":\\\\\"SYSTEM_ERROR\\\\\","
                                + "\\\\\"retCodeSub\\\\\":\\\\\"Z1141\\\\\",\\\\\"retMessage\\\\\":\\\\\"resourceCode value invalid\\\\\"}\","
                                + "\"Message\":\"system error\",\"RequestId\":\"[0-9A-F-]{36}\",\"Code\":500}");
    }

    @Test
    void usesUpTheNonceOfACallWithBadParameters() {
        var rig = new Rig();
        rig.answer(new RpcCall()
                .with("ServiceParameters", "{")
                .with("SignatureNonce", "n")
                .signed());

        assertRefused(
                rig,
                new RpcCall().with("SignatureNonce", "n").signed(),
                400,
                "SignatureNonceUsed",
                "Specified signature nonce was used already.");
        assertThat(rig.ledger.rejected()).containsExactly("Code400");
    }

    @Test
    void leavesTheLedgerAloneUntilTheSignatureHolds() {
        var rig = new Rig();
        rig.answer(new RpcCall().with("SignatureNonce", "n").secret("wrong").signed());
        assertThat(rig.ledger.admitted()).isEmpty();

        assertThat(Rig.text(rig.answer(new RpcCall().with("SignatureNonce", "n").signed())))
                .contains("\"Code\":200");
    }

    @Test
    void answers503WithAdviceWhenBusyOrWithoutLedger() {
        var busy = new Rig().verifier((_, _, _) -> {
            throw new VerifierBusyException("full");
        });
        var answer = busy.answer(new RpcCall().signed());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(Integer.parseInt(answer.headers().first("Retry-After").orElseThrow()))
                .isBetween(1, 3);
        assertThat(busy.ledger.rejected()).hasSize(1);

        var away = new Rig();
        away.ledger.setAvailable(false);
        assertRefused(
                away,
                new RpcCall().signed(),
                503,
                "ServiceUnavailable",
                "The request has failed due to a temporary failure of the server.");
    }

    @Test
    void givesNoResultThatCouldNotBeRecorded() {
        var rig = new Rig();
        rig.verifier((reference, probe, policy) -> {
            rig.ledger.setAvailable(false);
            return Rig.answering(Rig.PASSED).verify(reference, probe, policy);
        });

        assertThat(Rig.text(rig.answer(new RpcCall().signed())))
                .contains("ServiceUnavailable")
                .doesNotContain("passed");
    }

    @Test
    void answersAFaultWithoutItsMessage() {
        var rig = new Rig().verifier((_, _, _) -> {
            throw new IllegalStateException("CANARY");
        });
        var answer = rig.answer(new RpcCall().signed());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(Rig.text(answer)).contains("InternalError").doesNotContain("CANARY");
        assertThat(rig.ledger.rejected()).containsExactly("NotVerified");
    }

    private static void assertService(Refusal why, int code) {
        var rig = new Rig();
        rig.ledger.refuse(why);
        var answer = rig.answer(new RpcCall().signed());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Rig.text(answer)).endsWith("\"Code\":" + code + "}").doesNotContain("Data");
    }

    private static void assertRefused(RawRequest request, int status, String code, String message) {
        assertRefused(new Rig(), request, status, code, message);
    }

    private static void assertRefused(Rig rig, RawRequest request, int status, String code, String message) {
        var answer = rig.answer(request);

        assertThat(Rig.text(answer))
                .matches(
                        "\\{\"RequestId\":\"[0-9A-F-]{36}\",\"HostId\":\"localhost:8080\",\"Code\":\"[^\"]+\",\"Message\":\"[^\"]+\"}")
                .contains("\"Code\":\"" + code + "\",\"Message\":\"" + message + "\"");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(rig.reports.getLast().outcome()).isEqualTo(code);
    }

    private static String code(RawRequest request) {
        var text = Rig.text(new Rig().answer(request));
        return text.replaceAll(".*\"Code\":\"([^\"]+)\".*", "$1");
    }

    private static String message(RawAnswer answer) {
        assertThat(Rig.text(answer)).contains("\"Code\":\"SignatureDoesNotMatch\"");
        return Rig.text(answer).replaceAll(".*\"Message\":\"([^\"]+)\".*", "$1");
    }
}
