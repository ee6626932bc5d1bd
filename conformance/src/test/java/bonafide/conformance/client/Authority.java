package bonafide.conformance.client;

import java.nio.file.Path;

/**
 * The authority that signed a test server's certificate, in the two forms SDKs take.
 *
 * @param pem certificate in PEM form
 * @param trustStore the same in a PKCS #12 store that a Java runtime can be pointed at
 * @param trustStorePassword of that store; protects nothing, as the store holds no key
 */
public record Authority(Path pem, Path trustStore, String trustStorePassword) {}
