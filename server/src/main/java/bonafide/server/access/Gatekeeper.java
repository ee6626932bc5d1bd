package bonafide.server.access;

import bonafide.server.wire.ApiException;
import bonafide.server.wire.Credentials;
import bonafide.server.wire.GatewayError;
import bonafide.server.wire.RpcRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/**
 * Lets nobody in whose signature does not hold: timestamp, key, signature, in this order. Nonce, entitlement and quota
 * are the {@link Ledger}'s and come after, so that nobody else can use up a caller's nonces or quota.
 *
 * <p>An unknown key id costs the same work as a known one: the signature is computed with a secret nobody has.
 */
public final class Gatekeeper {
    private final AccessKeys keys;
    private final InstantSource clock;
    private final Secret nobodysSecret;

    /** @param nobodysSecret drawn at random at each start */
    public Gatekeeper(AccessKeys keys, InstantSource clock, Secret nobodysSecret) {
        this.keys = keys;
        this.clock = clock;
        this.nobodysSecret = nobodysSecret;
    }

    /**
     * @throws ApiException when the credentials do not hold
     * @throws LedgerUnavailableException when keys cannot be looked up
     */
    public Caller authenticate(RpcRequest request) {
        var credentials = request.requireMandatory();
        var signedAt = Timestamp.within(credentials.timestamp(), clock.instant());
        var known = keys.find(credentials.accessKeyId());
        var key = known.orElseGet(() -> new AccessKey(credentials.accessKeyId(), "", false, List.of(nobodysSecret)));
        var signature = SignatureCheck.of(request, credentials);
        boolean holds = key.secrets().stream().anyMatch(secret -> signature.holdsWith(secret.utf8()));
        if (known.isEmpty()) {
            throw new ApiException(GatewayError.KEY_NOT_FOUND);
        }
        if (!key.active()) {
            throw new ApiException(GatewayError.KEY_INACTIVE);
        }
        if (!holds) {
            throw new ApiException(signature.mismatch());
        }
        requireNoToken(request);
        return new Caller(key, credentials.nonce(), signedAt, contentId(credentials));
    }

    /**
     * For callers that send their secret itself, over TLS.
     *
     * @param callId stands in for the nonce such a call has not
     * @throws ApiException when id and secret do not belong together
     * @throws LedgerUnavailableException when keys cannot be looked up
     */
    public Caller authenticate(String accessKeyId, Secret secret, String callId) {
        var known = keys.find(accessKeyId);
        var key = known.orElseGet(() -> new AccessKey(accessKeyId, "", false, List.of(nobodysSecret)));
        boolean holds = key.secrets().stream().anyMatch(s -> MessageDigest.isEqual(s.utf8(), secret.utf8()));
        if (known.isEmpty() || !holds) {
            throw new ApiException(GatewayError.KEY_NOT_FOUND);
        }
        if (!key.active()) {
            throw new ApiException(GatewayError.KEY_INACTIVE);
        }
        return new Caller(key, callId, clock.instant(), sha256(callId));
    }

    /** Keys of this server are permanent: no token was ever given out for one. */
    private static void requireNoToken(RpcRequest request) {
        if (request.parameters().has("SecurityToken") || request.headers().has("x-acs-security-token")) {
            throw new ApiException(GatewayError.TOKEN_MISMATCH);
        }
    }

    /** A signature that held tells its content from every other under the same key; its hash names it. */
    private static String contentId(Credentials credentials) {
        var signature = switch (credentials) {
            case Credentials.Rpc rpc -> rpc.method().wireName() + " " + rpc.signature();
            case Credentials.Acs3 acs3 -> "ACS3 " + acs3.signature();
        };
        return sha256(signature);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing in this JDK", e);
        }
    }
}
