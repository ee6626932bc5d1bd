package bonafide.server.access;

import java.time.Instant;

/**
 * Who calls, after the credentials held.
 *
 * @param signedAt the moment the caller stated and signed
 * @param contentSha256 64 hex digits that only an identical signed request has
 */
public record Caller(AccessKey key, String nonce, Instant signedAt, String contentSha256) {}
