package bonafide.server.access;

import bonafide.server.signature.SignatureV1;
import bonafide.server.signature.SignatureV3;
import bonafide.server.wire.ApiException;
import bonafide.server.wire.Credentials;
import bonafide.server.wire.GatewayError;
import bonafide.server.wire.RpcRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/** One request's signature, to be tried with secrets. */
sealed interface SignatureCheck {

    boolean holdsWith(byte[] secret);

    /** What is answered when no secret fits. */
    GatewayError mismatch();

    static SignatureCheck of(RpcRequest request, Credentials credentials) {
        return switch (credentials) {
            case Credentials.Rpc rpc -> new OfParameters(request, rpc);
            case Credentials.Acs3 acs3 -> OfHeaders.covering(request, acs3);
        };
    }

    /** RPC signature, version 1.0. */
    record OfParameters(RpcRequest request, Credentials.Rpc credentials) implements SignatureCheck {
        /** Two photos of faces never fit in, so an answer that shows the string to sign shows no picture. */
        private static final long LONGEST_SHOWN = 2_048;

        private static final String MISMATCH = "Specified signature is not matched with our calculation";

        @Override
        public boolean holdsWith(byte[] secret) {
            return SignatureV1.holds(
                    request.method(), request.parameters(), credentials.method(), secret, credentials.signature());
        }

        /**
         * The SDKs compare the string after the colon with their own: equal means the secret is wrong, and they say so.
         * The Python SDK fails without a colon, the Go SDK blames itself when the phrase is there with another string.
         */
        @Override
        public GatewayError mismatch() {
            long length = SignatureV1.stringToSignLength(request.method(), request.parameters());
            return GatewayError.signatureMismatch(
                    length <= LONGEST_SHOWN
                            ? MISMATCH + ". server string to sign is:"
                                    + SignatureV1.stringToSign(request.method(), request.parameters())
                            : MISMATCH + ": string to sign of " + length + " bytes not shown");
        }
    }

    /** ACS3-HMAC-SHA256. */
    record OfHeaders(SignatureV3.Signed signed, String signature, boolean bodyIsTheSignedOne)
            implements SignatureCheck {

        static OfHeaders covering(RpcRequest request, Credentials.Acs3 credentials) {
            requireCoverage(request, credentials);
            return new OfHeaders(
                    new SignatureV3.Signed(
                            request.method(),
                            request.query(),
                            request.headers(),
                            credentials.signedHeaders(),
                            credentials.contentSha256()),
                    credentials.signature(),
                    hashFits(request, credentials));
        }

        @Override
        public boolean holdsWith(byte[] secret) {
            return SignatureV3.holds(signed, secret, signature) && bodyIsTheSignedOne;
        }

        @Override
        public GatewayError mismatch() {
            return GatewayError.SIGNATURE_MISMATCH_ACS3;
        }

        private static boolean hashFits(RpcRequest request, Credentials.Acs3 credentials) {
            var stated = credentials.contentSha256().getBytes(StandardCharsets.UTF_8);
            var found = SignatureV3.contentSha256(request.body()).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(stated, found);
        }

        /** Whatever the server acts on must be signed: each x-acs header that is there, and the type of a body. */
        private static void requireCoverage(RpcRequest request, Credentials.Acs3 credentials) {
            var names = credentials.signedHeaders();
            if (names.stream().distinct().count() != names.size()) {
                throw refused("SignedHeaders names a header twice");
            }
            for (var name : names) {
                if (request.headers().all(name).size() != 1) {
                    throw refused("a signed header is missing or given more than once");
                }
            }
            for (var field : request.headers().fields()) {
                var name = field.name().toLowerCase(Locale.ROOT);
                boolean mustBeSigned = name.startsWith("x-acs-") || name.equals("content-type");
                if (mustBeSigned && !names.contains(name)) {
                    throw refused("header " + (name.length() <= 64 ? name : "x-acs-…") + " is not signed");
                }
            }
        }

        private static ApiException refused(String why) {
            return new ApiException(GatewayError.incompleteSignature(why));
        }
    }
}
