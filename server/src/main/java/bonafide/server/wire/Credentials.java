package bonafide.server.wire;

import java.util.List;

/** Who signed a call, and how: exactly one of the two places credentials may stand in. */
public sealed interface Credentials {

    String accessKeyId();

    /** Unique per key and call, 1 to 128 characters. */
    String nonce();

    /** As sent; not yet read as a time. */
    String timestamp();

    /**
     * RPC signature, version 1.0: parameters of the call itself.
     *
     * @param signature Base64 as sent
     */
    record Rpc(String accessKeyId, String nonce, String timestamp, SignatureMethod method, String signature)
            implements Credentials {}

    /**
     * ACS3-HMAC-SHA256: headers.
     *
     * @param signedHeaders lower-case names in the order they were signed
     * @param signature lower-case hex as sent
     * @param contentSha256 hex as sent, not yet compared with the body
     */
    record Acs3(
            String accessKeyId,
            String nonce,
            String timestamp,
            List<String> signedHeaders,
            String signature,
            String contentSha256)
            implements Credentials {
        public Acs3 {
            signedHeaders = List.copyOf(signedHeaders);
        }
    }

    /** Values of {@code SignatureMethod}. */
    enum SignatureMethod {
        HMAC_SHA1("HMAC-SHA1", "HmacSHA1"),
        HMAC_SHA256("HMAC-SHA256", "HmacSHA256");

        private final String wireName;
        private final String macAlgorithm;

        SignatureMethod(String wireName, String macAlgorithm) {
            this.wireName = wireName;
            this.macAlgorithm = macAlgorithm;
        }

        public String wireName() {
            return wireName;
        }

        /** The name by which the JDK knows it. */
        public String macAlgorithm() {
            return macAlgorithm;
        }
    }
}
