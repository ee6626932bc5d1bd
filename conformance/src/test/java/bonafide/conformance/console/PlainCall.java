package bonafide.conformance.console;

import bonafide.conformance.server.ServerKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** One verification over the plain interface. */
final class PlainCall {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PlainCall() {}

    /** @return the request id */
    static String verify(URI server, ServerKey key, Path reference, Path probe)
            throws IOException, InterruptedException {
        var base64 = Base64.getEncoder();
        var body = JSON.createObjectNode()
                .put("reference", base64.encodeToString(Files.readAllBytes(reference)))
                .put("probe", base64.encodeToString(Files.readAllBytes(probe)))
                .put("resourceCode", "00840000");
        var credentials = base64.encodeToString((key.id() + ":" + key.secret()).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(server.resolve("/v1/verifications"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("HTTP " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body()).path("requestId").asString();
        }
    }
}
