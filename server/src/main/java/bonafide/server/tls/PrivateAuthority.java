package bonafide.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority of this installation's own, for networks where no public one gives out certificates: clients
 * are told once to trust {@code ca.pem}, and the server's certificate is renewed under it by itself.
 *
 * <p>Everything lies in one folder only this user may read: {@code keys.p12} with its password beside it, and
 * {@code ca.pem} to hand out. Certificates are made by the JDK's keytool: its own X.509 writer is not open to programs, and
 * a library for this one job would be larger than the server.
 */
public final class PrivateAuthority {
    private static final String CA = "ca";
    private static final String SERVER = "server";
    private static final String KEYS = "keys.p12";
    private static final List<String> AUTHORITY_EXTENSIONS = List.of(
            "-ext", "BasicConstraints:critical=ca:true,pathlen:0", "-ext", "KeyUsage:critical=keyCertSign,cRLSign");
    private static final int CA_DAYS = 3650;
    /** The longest that browsers and phones accept. */
    private static final int SERVER_DAYS = 397;

    private static final Duration RENEW_BEFORE = Duration.ofDays(60);
    private static final int PASSWORD_BYTES = 24;
    /** GeneralName types of RFC 5280, section 4.2.1.6: dNSName, iPAddress. */
    private static final Set<Integer> NAME_TYPES = Set.of(2, 7);

    private final Path folder;
    private final InstantSource clock;
    private final SecureRandom random;

    public PrivateAuthority(Path folder, InstantSource clock, SecureRandom random) {
        this.folder = folder;
        this.clock = clock;
        this.random = random;
    }

    /** What clients are told to trust. */
    public Path authorityFile() {
        return folder.resolve("ca.pem");
    }

    /**
     * The server's identity; made on first use, made anew when it does not cover a name or runs out soon.
     *
     * @param names host names and IP addresses clients may call the server by
     * @throws TlsException when files cannot be written or keytool fails
     */
    public ServerIdentity identity(Collection<String> names) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var keytool = new Keytool(folder, KEYS, password());
            if (!Files.exists(folder.resolve(KEYS))) {
                keytool.makeKey(CA, "CN=Bonafide private authority", CA_DAYS, AUTHORITY_EXTENSIONS);
            }
            var keys = load(keytool.password());
            writePem(keys);
            if (!isGood((X509Certificate) keys.getCertificate(SERVER), names)) {
                keys.deleteEntry(SERVER);
                store(keys, keytool.password());
                keytool.makeKey(SERVER, "CN=Bonafide", SERVER_DAYS, serverExtensions(names));
                keys = load(keytool.password());
            }
            keys.deleteEntry(CA);
            return new ServerIdentity(keys, keytool.password());
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsException("the certificates in " + folder + " cannot be made or read: " + e.getMessage(), e);
        }
    }

    private static List<String> serverExtensions(Collection<String> names) {
        var alternatives = names.stream().map(PrivateAuthority::typed).collect(Collectors.joining(","));
        return List.of(
                "-signer",
                CA,
                "-ext",
                "KeyUsage:critical=digitalSignature",
                "-ext",
                "ExtendedKeyUsage=serverAuth",
                "-ext",
                "SubjectAlternativeName=" + alternatives);
    }

    private void writePem(KeyStore keys) throws IOException, GeneralSecurityException {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getCertificate(CA).getEncoded());
        var pem = "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        if (!Files.exists(authorityFile()) || !Files.readString(authorityFile()).equals(pem)) {
            Files.writeString(authorityFile(), pem);
        }
    }

    private boolean isGood(@Nullable X509Certificate certificate, Collection<String> names)
            throws GeneralSecurityException {
        if (certificate == null) {
            return false;
        }
        var covered = new HashSet<String>();
        var alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            for (var alternative : alternatives) {
                if (NAME_TYPES.contains((Integer) alternative.getFirst())) {
                    covered.add(String.valueOf(alternative.get(1)));
                }
            }
        }
        return covered.containsAll(names)
                && clock.instant()
                        .plus(RENEW_BEFORE)
                        .isBefore(certificate.getNotAfter().toInstant());
    }

    private String password() throws IOException {
        var file = folder.resolve("password");
        if (!Files.exists(file)) {
            var bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file);
    }

    private KeyStore load(String password) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(folder.resolve(KEYS))) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password.toCharArray());
            return keys;
        }
    }

    private void store(KeyStore keys, String password) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(KEYS))) {
            keys.store(out, password.toCharArray());
        }
    }

    private static String typed(String name) {
        return (isAddress(name) ? "ip:" : "dns:") + name;
    }

    private static boolean isAddress(String name) {
        return name.contains(":") || name.matches("[0-9.]+");
    }
}
