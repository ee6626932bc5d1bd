package bonafide.server.cli;

import bonafide.server.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How {@code serve} encrypts. */
final class TlsOptions {
    @Option(
            names = "--tls",
            paramLabel = "MODE",
            converter = ModeConverter.class,
            description = "off, self-signed (a private authority and a certificate are made in the data folder on first"
                    + " start) or files (your own certificate).")
    private Settings.Tls.@Nullable Mode mode;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "Your certificate chain, PEM; read again when it changes.")
    private @Nullable Path certificate;

    @Option(names = "--tls-private-key", paramLabel = "FILE", description = "Its key, unencrypted PKCS#8 in PEM.")
    private @Nullable Path privateKey;

    @Option(
            names = "--vendor-hosts",
            description = "Also answer as the hosts the SDKs call by themselves; clients need a hosts mapping only.")
    private boolean vendorHosts;

    Settings.Tls over(Settings.Tls settings) {
        var chosen = mode != null ? mode : certificate != null ? Settings.Tls.Mode.FILES : settings.mode();
        return new Settings.Tls(
                chosen,
                certificate == null ? settings.certificate() : certificate.toString(),
                privateKey == null ? settings.privateKey() : privateKey.toString(),
                vendorHosts || settings.vendorHosts());
    }

    /** One line for each language. */
    static List<String> howToTrust(Path authority) {
        return List.of(
                "The certificate is signed by this installation's own authority: " + authority,
                "  Java    keytool -importcert -noprompt -alias bonafide -file " + authority
                        + " -keystore trust.p12 -storepass changeit; then java -Djavax.net.ssl.trustStore=trust.p12 ...",
                "  Python  export ALIBABA_CLOUD_CA_BUNDLE=" + authority,
                "  Go      export SSL_CERT_FILE=" + authority,
                "  Node    export NODE_EXTRA_CA_CERTS=" + authority,
                "  PHP     nothing to do: the SDK never checks certificates",
                "  curl    --cacert " + authority);
    }

    /** Takes the names of the settings file. */
    static final class ModeConverter implements ITypeConverter<Settings.Tls.Mode> {
        @Override
        public Settings.Tls.Mode convert(String value) {
            try {
                return Settings.Tls.Mode.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
            } catch (IllegalArgumentException _) {
                throw new TypeConversionException("must be off, self-signed or files, was " + value);
            }
        }
    }
}
