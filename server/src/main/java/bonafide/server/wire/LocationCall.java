package bonafide.server.wire;

/**
 * {@code DescribeEndpoints} of the vendor's location service.
 *
 * @param id the region asked for
 */
public record LocationCall(String id, String serviceCode) {
    private static final String VERSION = "2015-06-12";

    /** @throws ApiException for anything else */
    public static LocationCall read(RawRequest raw) {
        var parameters = RpcRequest.read(raw).parameters();
        if (!parameters.text("Action").equals("DescribeEndpoints")) {
            throw new ApiException(GatewayError.INVALID_ACTION);
        }
        if (!parameters.text("Version").equals(VERSION)) {
            throw new ApiException(GatewayError.INVALID_VERSION);
        }
        if (!parameters.text("Id").matches("[a-z0-9-]{1,40}")) {
            throw new ApiException(GatewayError.invalid("Id"));
        }
        return new LocationCall(parameters.text("Id"), parameters.text("ServiceCode"));
    }
}
