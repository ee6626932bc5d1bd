package bonafide.server.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signed JSON in compact form: JSON Web Signature (RFC 7515) with Ed25519 (RFC 8037). One algorithm, fixed here and
 * never taken from what is being verified.
 */
public final class Ed25519Jws {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    /** In front of the 32 bytes of an Ed25519 key in SubjectPublicKeyInfo form (RFC 8410). */
    private static final byte[] PUBLIC_KEY_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519Jws() {}

    /** @param type says what is signed, so that one kind of statement cannot be passed off as another */
    public static String sign(String type, Map<String, ?> claims, KeyPair key) {
        var header = new LinkedHashMap<String, String>();
        header.put("alg", "EdDSA");
        header.put("typ", type);
        header.put("kid", keyId(key.getPublic()));
        var content = base64(JSON.writeValueAsBytes(header)) + "." + base64(JSON.writeValueAsBytes(claims));
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The claims, once signature and type hold.
     *
     * @throws IllegalArgumentException saying what does not hold
     */
    public static JsonNode verify(String type, String jws, PublicKey key) {
        var parts = jws.strip().split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "Not a compact JWS: it has " + parts.length + " parts, three are needed");
        }
        var header = json(parts[0], "header");
        if (!"EdDSA".equals(header.path("alg").asString(""))
                || !type.equals(header.path("typ").asString(""))) {
            throw new IllegalArgumentException("The header does not say EdDSA and " + type);
        }
        if (!keyId(key).equals(header.path("kid").asString(""))) {
            throw new IllegalArgumentException("Signed with another key than the one given, " + keyId(key));
        }
        if (!holds(parts[0] + "." + parts[1], bytes(parts[2], "signature"), key)) {
            throw new IllegalArgumentException("The signature does not hold: the content was changed");
        }
        return json(parts[1], "payload");
    }

    private static boolean holds(String content, byte[] signed, PublicKey key) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /** The public key as a JSON Web Key, to be handed to whoever verifies. */
    public static Map<String, String> publicJwk(PublicKey key) {
        var jwk = new LinkedHashMap<String, String>();
        jwk.put("kty", "OKP");
        jwk.put("crv", "Ed25519");
        jwk.put("x", x(key));
        jwk.put("kid", keyId(key));
        jwk.put("alg", "EdDSA");
        jwk.put("use", "sig");
        return jwk;
    }

    /** @throws IllegalArgumentException when the text is not the JSON Web Key of an Ed25519 public key */
    public static PublicKey publicKey(String jwk) {
        try {
            var x = DECODER.decode(JSON.readTree(jwk).path("x").asString(""));
            var encoded = Arrays.copyOf(PUBLIC_KEY_HEAD, PUBLIC_KEY_HEAD.length + x.length);
            System.arraycopy(x, 0, encoded, PUBLIC_KEY_HEAD.length, x.length);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException("Not the JSON Web Key of an Ed25519 public key", e);
        }
    }

    /** The key's thumbprint (RFC 7638). */
    static String keyId(PublicKey key) {
        try {
            var members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x(key) + "\"}";
            return base64(MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String x(PublicKey key) {
        var encoded = key.getEncoded();
        return base64(Arrays.copyOfRange(encoded, PUBLIC_KEY_HEAD.length, encoded.length));
    }

    private static String base64(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    private static byte[] bytes(String part, String name) {
        try {
            return DECODER.decode(part);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("The " + name + " is not base64url");
        }
    }

    private static JsonNode json(String part, String name) {
        try {
            return JSON.readTree(bytes(part, name));
        } catch (JacksonException _) {
            throw new IllegalArgumentException("The " + name + " is not JSON");
        }
    }
}
