package bonafide.server.wire;

import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the connection: nothing is decoded but the framing.
 *
 * @param method as received, upper and lower case kept
 * @param path the target up to {@code ?}, still percent-encoded
 * @param query what follows {@code ?}, still percent-encoded, null without one. Both pictures may be in it: megabytes
 * @param body empty without one, and for a POST with neither Content-Length nor Transfer-Encoding
 * @param remoteAddress IP address of the peer, without port
 * @param secure came over TLS
 */
public record RawRequest(
        String method,
        String path,
        @Nullable String query,
        Headers headers,
        Body body,
        String remoteAddress,
        boolean secure) {

    /** Says method, path and sizes: a query carries pictures and signatures. */
    @Override
    public String toString() {
        int queryLength = query == null ? 0 : query.length();
        return "RawRequest[" + method + " " + path + ", query of " + queryLength + " characters, " + body + "]";
    }
}
