package bonafide.server.http;

import bonafide.server.tls.ServerIdentity;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The certificate a listener shows; can be changed while it listens. TLS 1.2 and 1.3, no client certificates. */
public final class TlsContext {
    private final SslContextFactory.Server factory = new SslContextFactory.Server();

    public TlsContext(ServerIdentity identity) {
        factory.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        use(identity, factory);
    }

    /** From now on new connections see this one; open ones stay as they are. */
    public void replace(ServerIdentity identity) {
        try {
            factory.reload(reloading -> use(identity, factory));
        } catch (Exception e) {
            throw new IllegalStateException("The new certificate could not be taken into use", e);
        }
    }

    SslContextFactory.Server factory() {
        return factory;
    }

    private static void use(ServerIdentity identity, SslContextFactory.Server factory) {
        factory.setKeyStore(identity.keyStore());
        factory.setKeyStorePassword(identity.password());
    }
}
