package bonafide.server.tls;

import java.security.KeyStore;

/**
 * A certificate chain with its private key, in memory.
 *
 * @param keyStore has this one entry
 * @param password opens the entry; made for this process, guards nothing
 */
public record ServerIdentity(KeyStore keyStore, String password) {
    @Override
    public String toString() {
        return "ServerIdentity[hidden]";
    }
}
