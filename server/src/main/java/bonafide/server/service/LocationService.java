package bonafide.server.service;

import bonafide.server.wire.AnswerFrame;
import bonafide.server.wire.ApiException;
import bonafide.server.wire.Endpoint;
import bonafide.server.wire.GatewayError;
import bonafide.server.wire.LocationCall;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.util.function.Supplier;

/**
 * Tells the one client that asks (the unmodified PHP SDK) at which host a region's service answers. It runs under the
 * name of the vendor's location service, over plain HTTP as that one does, and says nothing that is secret: calls are
 * not authenticated and nothing is recorded.
 */
public final class LocationService implements Endpoint {
    private final String endpoint;
    private final Supplier<String> requestIds;

    /** @param endpoint host, and port unless it is 443, that clients shall call */
    public LocationService(String endpoint, Supplier<String> requestIds) {
        this.endpoint = endpoint;
        this.requestIds = requestIds;
    }

    @Override
    public RawAnswer answer(RawRequest request) {
        var frame = AnswerFrame.guessed(request, requestIds.get());
        try {
            var call = LocationCall.read(request);
            if (!call.serviceCode().equals("saf")) {
                throw new ApiException(GatewayError.invalid("ServiceCode"));
            }
            return frame.location(call, endpoint);
        } catch (ApiException e) {
            return frame.refusal(e.error());
        }
    }
}
