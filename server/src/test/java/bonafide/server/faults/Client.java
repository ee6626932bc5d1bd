package bonafide.server.faults;

import bonafide.server.access.CreatedKey;
import bonafide.server.signature.SignatureV1;
import bonafide.server.wire.Credentials.SignatureMethod;
import bonafide.server.wire.Parameters;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A caller: signs calls, sends them, and keeps what came back. */
final class Client {
    /** Stands in every picture, and must be found nowhere afterwards. */
    static final String PICTURE_CANARY = "CanaryInThePicture7731";

    private final CreatedKey key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private volatile Duration ahead = Duration.ZERO;

    Client(CreatedKey key) {
        this.key = key;
    }

    String keyId() {
        return key.accessKeyId();
    }

    /** The caller's clock from now on, against the machine's. */
    void setClock(Duration ahead) {
        this.ahead = ahead;
    }

    /** What a call must come to, whenever it comes to anything. */
    enum Expected {
        PASSED('P'),
        NOT_PASSED('N'),
        UNASSESSABLE('U');

        private final char mark;

        Expected(char mark) {
            this.mark = mark;
        }
    }

    /** @param form the whole signed request, to be sent any number of times */
    record Signed(String nonce, Expected expected, String form) {}

    /**
     * What one sending of a call came to.
     *
     * @param answer empty: no answer arrived, so nobody knows
     * @param ending the status, or how the connection failed
     */
    record Sent(Signed call, long millis, Optional<Answer> answer, String ending) {}

    /** @param code the service's, such as 200 or 402, or the gateway's name of an error */
    record Answer(int status, String code, String requestId, boolean passed) {
        boolean decided() {
            return status == 200 && code.equals("200");
        }
    }

    Signed sign(Expected expected) {
        return sign(expected, "POST", "");
    }

    /** Both pictures in the query string. */
    Signed signForQuery(Expected expected, int pictureBytes) {
        return sign(expected, "GET", "x".repeat(pictureBytes));
    }

    private Signed sign(Expected expected, String method, String more) {
        var nonce = UUID.randomUUID().toString();
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("Action", "ExecuteRequest");
        parameters.put("Version", "2019-05-21");
        parameters.put("Format", "JSON");
        parameters.put("AccessKeyId", key.accessKeyId());
        parameters.put("SignatureMethod", "HMAC-SHA1");
        parameters.put("SignatureVersion", "1.0");
        parameters.put("SignatureNonce", nonce);
        parameters.put(
                "Timestamp",
                Instant.now().plus(ahead).truncatedTo(ChronoUnit.SECONDS).toString());
        parameters.put("Service", "intl_face_verify");
        parameters.put(
                "ServiceParameters",
                "{\"resourceCode\":\"00840000\",\"refFaceContent\":\"" + picture(more + nonce + "R")
                        + "\",\"authFaceContent\":\"" + picture(more + nonce + expected.mark) + "\"}");
        parameters.put(
                "Signature",
                SignatureV1.sign(
                        method,
                        Parameters.of(parameters),
                        SignatureMethod.HMAC_SHA1,
                        key.secret().utf8()));
        var form = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Signed(nonce, expected, form);
    }

    /** Begins and ends like a JPEG file only as far as the stand-in looks. */
    private static String picture(String end) {
        var bytes = ("\u00ff\u00d8\u00ff\u00e1" + PICTURE_CANARY + end).getBytes(StandardCharsets.ISO_8859_1);
        return Base64.getEncoder().encodeToString(bytes);
    }

    Sent send(URI server, Signed call) throws InterruptedException {
        return send(
                call,
                HttpRequest.newBuilder(server.resolve("/"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(call.form())));
    }

    Sent sendInQuery(URI server, Signed call) throws InterruptedException {
        return send(call, HttpRequest.newBuilder(server.resolve("/?" + call.form())));
    }

    private Sent send(Signed call, HttpRequest.Builder prepared) throws InterruptedException {
        long begun = System.nanoTime();
        var request = prepared.timeout(Duration.ofSeconds(20)).build();
        Optional<Answer> answer;
        String ending;
        try {
            var response = http.send(request, BodyHandlers.ofString());
            answer = Optional.of(answer(response.statusCode(), response.body()));
            ending = Integer.toString(response.statusCode());
        } catch (IOException e) {
            answer = Optional.empty();
            ending = "no answer (" + e.getClass().getSimpleName() + ")";
        }
        return new Sent(call, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), answer, ending);
    }

    private static Answer answer(int status, String body) {
        try {
            var json = JsonMapper.shared().readTree(body);
            var data = json.path("Data").asString("");
            boolean passed = data.replace(" ", "").matches("(?s).*\"passed\":\"?true.*");
            return new Answer(
                    status,
                    json.path("Code").asString(""),
                    json.path("RequestId").asString(""),
                    passed);
        } catch (JacksonException _) {
            throw new AssertionError("An answer that is not JSON, status " + status + ": " + body);
        }
    }
}
