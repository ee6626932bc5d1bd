package bonafide.server.wire;

/**
 * An answer ready to be sent as it is.
 *
 * @param headers Content-Type and what the contract adds; Content-Length, Date and Connection are the transport's
 */
public record RawAnswer(int status, Headers headers, Body body) {}
