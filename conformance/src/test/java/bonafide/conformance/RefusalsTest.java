package bonafide.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.conformance.pictures.BadPictures;
import bonafide.conformance.pictures.Photos;
import bonafide.conformance.server.PackagedServer;
import bonafide.conformance.server.ServerKey;
import bonafide.conformance.server.SharedServer;
import bonafide.conformance.server.SignedCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What can be wrong with a call, each in JSON and in XML: the documented code and message, and not a piece of a picture
 * in the answer or in anything the server writes.
 */
@ExtendWith(SharedServer.class)
class RefusalsTest {
    /** Stands in every picture of these calls, so that a piece of one would be told. */
    private static final String CANARY = "canary-of-a-picture";

    private static final int TELLING_LENGTH = 24;

    enum Format {
        JSON("application/json;charset=utf-8"),
        XML("text/xml;charset=utf-8");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }
    }

    /**
     * @param change what is done to a call with two good pictures
     * @param data pattern of Data, empty when there must be none
     */
    record Fault(String name, int status, String code, String message, String data, UnaryOperator<SignedCall> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Fault> faults() throws IOException {
        var good = Base64.getEncoder().encodeToString(BadPictures.photoSaying(CANARY));
        return Stream.of(
                new Fault(
                        "unknown key",
                        404,
                        "InvalidAccessKeyId.NotFound",
                        "Specified access key is not found.",
                        "",
                        call -> call.with("AccessKeyId", "nobody")),
                new Fault(
                        "stale timestamp",
                        400,
                        "InvalidTimeStamp.Expired",
                        "Specified time stamp or date value is expired.",
                        "",
                        call -> call.with("Timestamp", "2020-01-31T12:00:00Z")),
                new Fault(
                        "missing parameter",
                        400,
                        "MissingSignatureNonce",
                        "SignatureNonce is mandatory for this action.",
                        "",
                        call -> call.without("SignatureNonce")),
                new Fault(
                        "missing member",
                        200,
                        "400",
                        "refFaceContent or authFaceContent or resourceCode is null",
                        "",
                        call -> call.with("ServiceParameters", parameters("", good, "00840000"))),
                new Fault(
                        "bad JSON",
                        200,
                        "400",
                        "ServiceParameters is invalid, it is not well-formed JSON or repeats a name, at byte \\d+",
                        "",
                        call -> call.with("ServiceParameters", "{\"refFaceContent\":\"" + good + "\",}")),
                new Fault(
                        "bad Base64",
                        200,
                        "400",
                        "ServiceParameters is invalid, refFaceContent contains a character that is not Base64 at"
                                + " character 40",
                        "",
                        call -> call.with(
                                "ServiceParameters",
                                parameters(good.substring(0, 40) + "!" + good.substring(41), good, "00840000"))),
                new Fault(
                        "bad resourceCode",
                        200,
                        "500",
                        "system error",
                        "\"passed\":\"false\".*SYSTEM_ERROR.*Z1141.*resourceCode value invalid",
                        call -> call.with("ServiceParameters", parameters(good, good, "99990000"))),
                unusable("not a JPEG", CANARY.repeat(20).getBytes(StandardCharsets.US_ASCII), "PROCESSING.*Z1160"),
                unusable("truncated JPEG", BadPictures.firstHalf(BadPictures.photoSaying(CANARY)), "PROCESSING.*Z1161"),
                unusable("no face", BadPictures.withoutFace(), "UNABLE_GET_IMAGE.*Z1150"));
    }

    private static Fault unusable(String name, byte[] picture, String data) {
        return new Fault(name, 200, "200", "OK", "\"passed\":\"false\".*" + data + "((?!score).)*", call -> {
            var probe = Base64.getEncoder().encodeToString(picture);
            return call.with("ServiceParameters", parameters(reference(), probe, "00840000"));
        });
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final PackagedServer server;

    RefusalsTest(PackagedServer server) {
        this.server = server;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void namesTheFaultAndShowsNothingOfThePictures(Fault fault) throws Exception {
        for (var format : Format.values()) {
            var call = SignedCall.of(server.firstKey(), parameters(reference(), reference(), "00840000"));
            assertRefused(fault, format, fault.change().apply(call.with("Format", format.name())));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void refusesAWrongSecret(Format format) throws Exception {
        var fault = new Fault(
                "wrong secret",
                400,
                "SignatureDoesNotMatch",
                "Specified signature is not matched with our calculation: string to sign of \\d+ bytes not shown",
                "",
                UnaryOperator.identity());
        var key = new ServerKey(server.firstKey().id(), "notTheSecretOfThisKey");

        assertRefused(
                fault,
                format,
                SignedCall.of(key, parameters(reference(), reference(), "00840000"))
                        .with("Format", format.name()));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void refusesANonceThatWasUsed(Format format) throws Exception {
        var fault = new Fault(
                "replayed nonce",
                400,
                "SignatureNonceUsed",
                "Specified signature nonce was used already.",
                "",
                UnaryOperator.identity());
        var call = SignedCall.of(server.firstKey(), parameters(reference(), "", "00840000"))
                .with("Format", format.name());
        send(call);

        assertRefused(fault, format, call);
    }

    private static Stream<Format> formats() {
        return Arrays.stream(Format.values());
    }

    private void assertRefused(Fault fault, Format format, SignedCall call) throws Exception {
        var answer = send(call);

        assertThat(answer.statusCode()).isEqualTo(fault.status());
        assertThat(answer.headers().firstValue("Content-Type")).contains(format.contentType);
        assertThat(answer.body()).matches(format == Format.JSON ? json(fault) : xml(fault));
        assertThat(answer.body())
                .contains(answer.headers().firstValue("x-acs-request-id").orElseThrow());
        assertShowsNoPicture(answer.body());
        assertShowsNoPicture(String.join("\n", server.output()));
    }

    private HttpResponse<String> send(SignedCall call) throws IOException, InterruptedException {
        return http.send(call.post(server.address()), HttpResponse.BodyHandlers.ofString());
    }

    private static String json(Fault fault) {
        var id = "\"RequestId\":\"[0-9A-F-]{36}\"";
        if (fault.status() == 200) {
            var data = fault.data().isEmpty()
                    ? ""
                    : "\"Data\":\"\\{" + fault.data().replace("\"", "\\\\\"") + ".*}\",";
            return "\\{" + data + "\"Message\":\"" + fault.message() + "\"," + id + ",\"Code\":" + fault.code() + "}";
        }
        return "\\{" + id + ",\"HostId\":\"[^\"]+\",\"Code\":\"" + fault.code() + "\",\"Message\":\"" + fault.message()
                + "\"}";
    }

    private static String xml(Fault fault) {
        var head = "<\\?xml version=\"1.0\" encoding=\"UTF-8\"\\?>";
        var id = "<RequestId>[0-9A-F-]{36}</RequestId>";
        var code = "<Code>" + fault.code() + "</Code><Message>" + fault.message() + "</Message>";
        if (fault.status() == 200) {
            var data = fault.data().isEmpty() ? "" : "<Data>\\{" + fault.data() + ".*}</Data>";
            return head + "<ExecuteRequestResponse>" + id + code + data + "</ExecuteRequestResponse>";
        }
        return head + "<Error>" + id + "<HostId>[^<]+</HostId>" + code + "</Error>";
    }

    private static void assertShowsNoPicture(String text) throws IOException {
        assertThat(text).doesNotContain(CANARY);
        for (var base64 :
                new String[] {reference(), Base64.getEncoder().encodeToString(BadPictures.photoSaying(CANARY))}) {
            for (int from = 0; from + TELLING_LENGTH <= Math.min(base64.length(), 2_000); from += TELLING_LENGTH / 2) {
                assertThat(text).doesNotContain(base64.substring(from, from + TELLING_LENGTH));
            }
        }
    }

    private static String reference() {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(Photos.tiny("person_b_2")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String parameters(String reference, String probe, String resourceCode) {
        return """
                {"refFaceContent":"%s","authFaceContent":"%s","resourceCode":"%s"}""".formatted(reference, probe, resourceCode);
    }
}
