package bonafide.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the two PEM files every certificate authority's client writes (RFC 7468). */
public final class PemIdentity {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private PemIdentity() {}

    /**
     * @param certificate the chain, the server's own certificate first
     * @param privateKey unencrypted PKCS#8 of the same key
     * @throws TlsException naming the file and the fault
     */
    public static ServerIdentity read(Path certificate, Path privateKey) {
        var chain = chain(certificate);
        var key = key(privateKey, chain[0].getPublicKey().getAlgorithm());
        var password = UUID.randomUUID().toString();
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, password.toCharArray(), chain);
            return new ServerIdentity(store, password);
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException(certificate + " and " + privateKey + " do not go together", e);
        }
    }

    private static Certificate[] chain(Path file) {
        try {
            var certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
            if (certificates.isEmpty()) {
                throw new TlsException(file + " holds no certificate");
            }
            return certificates.toArray(Certificate[]::new);
        } catch (IOException e) {
            throw new TlsException("the certificate file " + file + " cannot be read", e);
        } catch (CertificateException e) {
            throw new TlsException(file + " holds no X.509 certificate in PEM form", e);
        }
    }

    private static PrivateKey key(Path file, String algorithm) {
        try {
            var pem = PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            if (!pem.find()) {
                throw new TlsException(file + " holds no unencrypted PKCS#8 key (-----BEGIN PRIVATE KEY-----);"
                        + " convert it: openssl pkcs8 -topk8 -nocrypt");
            }
            var der = Base64.getMimeDecoder().decode(pem.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IOException e) {
            throw new TlsException("the key file " + file + " cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new TlsException(file + " holds no " + algorithm + " key, as the certificate asks for", e);
        }
    }
}
