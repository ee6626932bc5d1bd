package bonafide.server.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The JDK's primitives without their checked exceptions: every JDK has these algorithms. */
final class Macs {
    private Macs() {}

    /** A MAC keyed with the secret and what the scheme appends to it. */
    static Mac keyed(String algorithm, byte[] secret, char... appended) {
        var key = Arrays.copyOf(secret, secret.length + appended.length);
        for (int i = 0; i < appended.length; i++) {
            key[secret.length + i] = (byte) appended[i];
        }
        try {
            var mac = Mac.getInstance(algorithm);
            // A MAC key may not be empty for the JDK; one zero byte is the same key, as HMAC pads with zeros (RFC
            // 2104).
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " is missing in this JDK", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is missing in this JDK", e);
        }
    }
}
