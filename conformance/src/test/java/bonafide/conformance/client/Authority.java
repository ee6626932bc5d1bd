package bonafide.conformance.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The authority that signed a test server's certificate, in the two forms SDKs take.
 *
 * @param pem certificate in PEM form
 * @param trustStore the same in a PKCS #12 store that a Java runtime can be pointed at
 * @param trustStorePassword of that store; protects nothing, as the store holds no key
 */
public record Authority(Path pem, Path trustStore, String trustStorePassword) {

    /** @param folder receives the trust store */
    public static Authority of(Path pem, Path folder) throws IOException, GeneralSecurityException {
        var password = "changeit";
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var in = Files.newInputStream(pem)) {
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var file = folder.resolve("trust.p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return new Authority(pem, file, password);
    }

    /** For callers that are no SDK. */
    public SSLContext trust() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(trustStore.toFile(), trustStorePassword.toCharArray());
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
