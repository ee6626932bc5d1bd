package bonafide.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;

/** A server and a key to call it with. Safe to use from many threads; connections are kept for the next call. */
public final class BonafideClient implements AutoCloseable {
    private static final String PROBLEM = "urn:bonafide:problem:";

    private final URI server;
    private final AccessKey key;
    private final Options options;
    private final HttpClient http;
    private final Attempts attempts;
    private final SignedForm signer;

    /** @param server scheme, host and port; any path is left out */
    public BonafideClient(URI server, AccessKey key) {
        this(server, key, Options.DEFAULT);
    }

    /** @param server scheme, host and port; any path is left out */
    public BonafideClient(URI server, AccessKey key, Options options) {
        this.server = server;
        this.key = key;
        this.options = options;
        this.http = client(options);
        this.attempts = new Attempts(options.attempts(), Thread::sleep);
        this.signer = new SignedForm(InstantSource.system(), new SecureRandom());
    }

    private static HttpClient client(Options options) {
        // The server speaks HTTP/1.1: asking for more costs a round trip on the first call.
        var builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(options.timeout());
        var trust = options.trust();
        return (trust == null ? builder : builder.sslContext(trust)).build();
    }

    /**
     * Verifies over the plain interface, {@code POST /v1/verifications}. The secret itself travels: over TLS, or loopback.
     *
     * @param resourceCode eight digits, the country's calling code padded to four, then 0000
     * @throws RefusedException when the server did not carry the call out
     * @throws IOException when it cannot be reached or does not answer in time
     */
    public Verification verify(Photos photos, String resourceCode) throws IOException, InterruptedException {
        var body = Json.write(
                "reference", photos.referenceBase64(), "probe", photos.probeBase64(), "resourceCode", resourceCode);
        var credentials =
                Base64.getEncoder().encodeToString((key.id() + ":" + key.secret()).getBytes(StandardCharsets.UTF_8));
        var answer = attempts.send(() -> send(to("/v1/verifications")
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .POST(BodyPublishers.ofString(body))));
        if (answer.statusCode() != 200) {
            throw refused(answer, "type", "detail", "requestId");
        }
        return Verification.of(Json.object(answer.body()));
    }

    /**
     * Verifies over the vendor's contract, {@code ExecuteRequest} of {@code intl_face_verify}, signed with
     * ACS3-HMAC-SHA256; each attempt has a nonce of its own. Service codes, such as 402 for a used-up quota, come as an
     * answer.
     *
     * @param resourceCode eight digits, the country's calling code padded to four, then 0000
     * @throws RefusedException when the server did not carry the call out
     * @throws IOException when it cannot be reached or does not answer in time
     */
    public FaceVerifyAnswer executeFaceVerify(Photos photos, String resourceCode)
            throws IOException, InterruptedException {
        var parameters = Json.write(
                "refFaceContent",
                photos.referenceBase64(),
                "authFaceContent",
                photos.probeBase64(),
                "resourceCode",
                resourceCode);
        var form = SignedForm.encode("Service", "intl_face_verify", "ServiceParameters", parameters);
        var answer = attempts.send(() -> {
            var request = to("/").header("Content-Type", SignedForm.TYPE).header("Accept", "application/json");
            signer.headers(server.getRawAuthority(), key, "ExecuteRequest", "2019-05-21", form)
                    .forEach(request::header);
            return send(request.POST(BodyPublishers.ofString(form)));
        });
        if (answer.statusCode() != 200) {
            throw refused(answer, "Code", "Message", "RequestId");
        }
        return FaceVerifyAnswer.of(answer.body());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(options.timeout());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static RefusedException refused(
            HttpResponse<String> answer, String code, String message, String requestId) {
        try {
            var problem = Json.object(answer.body());
            var named = String.valueOf(problem.get(code));
            return new RefusedException(
                    answer.statusCode(),
                    named.startsWith(PROBLEM) ? named.substring(PROBLEM.length()) : named,
                    String.valueOf(problem.get(message)),
                    problem.get(requestId) instanceof String id ? id : "");
        } catch (IllegalArgumentException _) {
            return new RefusedException(
                    answer.statusCode(),
                    "unknown",
                    "an answer of " + answer.body().length() + " characters",
                    "");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
