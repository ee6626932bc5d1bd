package bonafide.server.store;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** The key pair receipts and anchors are signed with, kept sealed as private key and public key, one behind the other. */
final class ReceiptKeys {
    private static final String NAME = "receipt key";
    /** An Ed25519 public key in SubjectPublicKeyInfo form (RFC 8410). */
    private static final int PUBLIC_LENGTH = 44;

    private ReceiptKeys() {}

    static KeyPair open(SealedValues sealed, SecureRandom random) {
        var both = sealed.get(NAME, () -> generate(random));
        try {
            var factory = KeyFactory.getInstance("Ed25519");
            int middle = both.length - PUBLIC_LENGTH;
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(Arrays.copyOfRange(both, middle, both.length))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(Arrays.copyOf(both, middle))));
        } catch (GeneralSecurityException e) {
            throw new StoreException("The key for receipts cannot be read", e);
        }
    }

    private static byte[] generate(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            var pair = generator.generateKeyPair();
            var secret = pair.getPrivate().getEncoded();
            var known = pair.getPublic().getEncoded();
            var both = Arrays.copyOf(secret, secret.length + known.length);
            System.arraycopy(known, 0, both, secret.length, known.length);
            return both;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
