package bonafide.server.wire;

/**
 * Why a call is not answered with a decision. There are two kinds, and clients see them in different ways: the SDKs
 * raise an exception for the first and hand the second to the program.
 */
public sealed interface ApiError permits GatewayError, ServiceError {
    /** Stable name for logs and audit rows. */
    String name();
}
