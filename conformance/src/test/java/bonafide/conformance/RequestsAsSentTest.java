package bonafide.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.conformance.client.Call;
import bonafide.conformance.client.ClientProcess;
import bonafide.conformance.client.Clients;
import bonafide.conformance.recording.RecordedRequest;
import bonafide.conformance.recording.RecordingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each SDK puts on the wire. The server is built on these facts: a new version of an SDK that breaks one shows here first.
 * {@code -Dconformance.captures=FOLDER} keeps each request as a file.
 */
class RequestsAsSentTest {
    private static final String ANSWER = """
            {"Data":{"passed":"true"},"Message":"OK","RequestId":"3CBE4AE9-29BB-4DCB-A0A3-0BDB4A7E9DD2","Code":200}""";

    @TempDir
    static Path folder;

    private static Path photo = Path.of("");

    /** Bytes that start like a JPEG; base64 of them holds '+', '/' and '=='. */
    @BeforeAll
    static void makePlaceholderPhoto() throws IOException {
        var bytes = new byte[253];
        new Random(7).nextBytes(bytes);
        byte[] start = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1};
        System.arraycopy(start, 0, bytes, 0, start.length);
        photo = Files.write(folder.resolve("placeholder.jpg"), bytes);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    # program                     | method | signed | business   | version    | body framing
                    java-core-4.7.10-query        | POST   | V1     | query      | 2019-05-21 | none
                    java-core-4.7.10-body         | POST   | V1     | form       | 2019-05-21 | length
                    java-core-4.7.10-v3           | POST   | V3     | query      | 2019-05-21 | none
                    java-core-4.4.0-query         | POST   | V1     | query      | 2019-05-21 | none
                    java-core-4.0.8-form          | POST   | V1     | form       | 2019-05-21 | length
                    java-saf-1.0.2-typed          | POST   | V1     | query      | 2018-09-19 | none
                    java-tea-0.3.15-query         | POST   | V3     | query      | 2019-05-21 | chunked
                    java-tea-0.3.15-form          | POST   | V3     | form       | 2019-05-21 | length
                    java-tea-0.3.15-v1            | POST   | V1     | query      | 2019-05-21 | chunked
                    python-saf-3.0.0-get          | GET    | V1     | query      | 2019-05-21 | none
                    python-saf-3.0.2-query        | POST   | V1     | query      | 2019-05-21 | length
                    python-saf-3.0.2-body         | POST   | V1     | form       | 2019-05-21 | length
                    python-tea-0.4.6-query        | POST   | V3     | query      | 2019-05-21 | length
                    python-tea-0.4.6-form         | POST   | V3     | form       | 2019-05-21 | length
                    python-tea-0.4.6-json         | POST   | V3     | json       | 2019-05-21 | length
                    python-tea-0.4.6-v1           | POST   | V1     | query      | 2019-05-21 | length
                    python-saf20190521-3.0.0-typed| POST   | V3     | query+json | 2019-05-21 | length
                    go-core-1.63.107              | POST   | V1     | query      | 2019-05-21 | length
                    go-core-1.61.18               | POST   | V1     | query      | 2018-09-19 | length
                    go-tea-2.1.13-query           | POST   | V3     | query      | 2019-05-21 | length
                    go-tea-2.1.13-form            | POST   | V3     | form       | 2019-05-21 | length
                    node-pop-1.8.0-post           | POST   | V1     | form       | 2019-05-21 | length
                    node-pop-1.8.0-get            | GET    | V1     | query      | 2019-05-21 | none
                    node-tea-0.4.15-query         | POST   | V3     | query      | 2019-05-21 | length
                    node-tea-0.4.15-form          | POST   | V3     | form       | 2019-05-21 | chunked
                    php-2019-05-21                | POST   | V1     | form       | 2019-05-21 | length
                    php-2018-09-19                | POST   | V1     | form       | 2018-09-19 | length
                    """)
    void sendsAsRecorded(String id, String method, String signed, String business, String version, String framing)
            throws Exception {
        try (var server = RecordingServer.answering(_ -> ANSWER);
                var client = ClientProcess.start(Clients.named(id))) {
            var seen = client.call(Call.to(server.port()).photos(photo, photo));
            assertThat(seen.code()).as("%s", seen).isEqualTo(200);

            var request = server.next();
            keep(id, request);
            assertThat(request.head().getFirst()).endsWith(" HTTP/1.1");
            assertThat(request.method()).isEqualTo(method);
            assertThat(signed(request)).isEqualTo(signed);
            assertThat(business(request)).isEqualTo(business);
            assertThat(version(request)).isEqualTo(version);
            assertThat(framing(request)).isEqualTo(framing);
        }
    }

    private static String signed(RecordedRequest request) {
        return request.header("Authorization").isPresent() ? "V3" : "V1";
    }

    private static String business(RecordedRequest request) {
        var query = request.query().containsKey("ServiceParameters") ? "query" : "";
        var json = request.header("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        if (request.form().containsKey("ServiceParameters")) {
            return query + "form";
        }
        return json && !request.body().isEmpty() ? query + (query.isEmpty() ? "json" : "+json") : query;
    }

    private static String version(RecordedRequest request) {
        return request.header("x-acs-version")
                .or(() -> Optional.ofNullable(request.query().get("Version")))
                .orElseGet(() -> request.form().getOrDefault("Version", "none"));
    }

    private static String framing(RecordedRequest request) {
        return request.chunked() ? "chunked" : request.header("Content-Length").isPresent() ? "length" : "none";
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"python-saf-3.0.0-get", "python-tea-0.4.6-query", "node-pop-1.8.0-post"})
    void sendsASecurityTokenWhereSignaturesCoverIt(String id) throws Exception {
        try (var server = RecordingServer.answering(_ -> ANSWER);
                var client = ClientProcess.start(Clients.named(id))) {
            client.call(Call.to(server.port()).photos(photo, photo).with("BONAFIDE_SECURITY_TOKEN", "stsToken+/=="));

            var request = server.next();
            keep(id + "-sts", request);
            var token = request.header("x-acs-security-token")
                    .or(() -> Optional.ofNullable(request.query().get("SecurityToken")))
                    .orElseGet(() -> request.form().getOrDefault("SecurityToken", "none"));
            assertThat(token).isEqualTo("stsToken+/==");
        }
    }

    /** Keeps the request without the kernel's release, which one SDK tells in a header that no signature covers. */
    private static void keep(String id, RecordedRequest request) throws IOException {
        var captures = System.getProperty("conformance.captures");
        if (captures != null) {
            var agent = request.header("User-Agent").orElse("").replaceFirst("Linux [^;]+;", "Linux;");
            Files.createDirectories(Path.of(captures));
            Files.write(
                    Path.of(captures, id + ".http"),
                    request.withHeader("User-Agent", agent).bytes());
        }
    }
}
