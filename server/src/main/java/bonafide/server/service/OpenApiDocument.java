package bonafide.server.service;

import bonafide.server.rest.Documents;
import bonafide.server.rest.Problem;
import bonafide.server.wire.Body;
import bonafide.server.wire.Endpoint;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Supplier;

/** {@code GET /v1/openapi.json}: what describes {@code /v1} to programs. */
final class OpenApiDocument implements Endpoint {
    private static final String RESOURCE = "/bonafide/server/rest/openapi.json";

    private final Supplier<String> requestIds;
    private final Body document;

    OpenApiDocument(Supplier<String> requestIds) {
        this.requestIds = requestIds;
        try (var file = Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            document = new Body(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public RawAnswer answer(RawRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Documents.problem(requestIds.get(), Problem.methodNotAllowed("GET"));
        }
        return new RawAnswer(200, Headers.of("Content-Type", "application/json"), document);
    }
}
