package bonafide.server.service;

import bonafide.server.rest.Documents;
import bonafide.server.rest.Problem;
import bonafide.server.wire.Endpoint;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.util.function.Supplier;

/** Gives each request to the endpoint of its path; whatever is not under {@code /v1/} speaks the vendor's contract. */
final class Paths implements Endpoint {
    private final Endpoint rpc;
    private final Endpoint verifications;
    private final Endpoint openApi;
    private final Supplier<String> requestIds;

    Paths(Endpoint rpc, Endpoint verifications, Endpoint openApi, Supplier<String> requestIds) {
        this.rpc = rpc;
        this.verifications = verifications;
        this.openApi = openApi;
        this.requestIds = requestIds;
    }

    @Override
    public RawAnswer answer(RawRequest request) {
        return switch (request.path()) {
            case "/v1/verifications" -> verifications.answer(request);
            case "/v1/openapi.json" -> openApi.answer(request);
            case String other when other.startsWith("/v1/") -> Documents.problem(requestIds.get(), Problem.notFound());
            default -> rpc.answer(request);
        };
    }
}
