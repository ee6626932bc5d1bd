package bonafide.server.app;

import bonafide.server.config.Settings;
import bonafide.server.config.SettingsException;
import bonafide.server.http.TlsContext;
import bonafide.server.tls.PemIdentity;
import bonafide.server.tls.PrivateAuthority;
import bonafide.server.tls.TlsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server shows of itself on the wire.
 *
 * @param context null: plain HTTP
 * @param authorityFile what clients have to be told to trust; null when a public authority signed, or without TLS
 */
record Tls(@Nullable TlsContext context, @Nullable Path authorityFile) {
    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
    private static final int LOOK_SECONDS = 5;

    /** @param scheduler looks for changed certificate files */
    static Tls of(
            Settings settings,
            Path dataFolder,
            InstantSource clock,
            SecureRandom random,
            ScheduledExecutorService scheduler) {
        return switch (settings.tls().mode()) {
            case OFF -> new Tls(null, null);
            case SELF_SIGNED -> {
                var authority = new PrivateAuthority(dataFolder.resolve("tls"), clock, random);
                var names = names(settings);
                yield new Tls(new TlsContext(authority.identity(names)), authority.authorityFile());
            }
            case FILES -> new Tls(reloading(settings.tls(), scheduler), null);
        };
    }

    /** @throws SettingsException when the server would listen beyond loopback unencrypted and nobody said that is wanted */
    static void requireLoopbackOrConsent(Settings settings) {
        var listen = settings.listen();
        try {
            if (settings.tls().mode() == Settings.Tls.Mode.OFF
                    && !listen.plainHttp()
                    && !InetAddress.getByName(listen.host()).isLoopbackAddress()) {
                throw new SettingsException("listen.host " + listen.host() + " is reachable from other machines, and"
                        + " pictures of faces would travel unencrypted. Use --tls self-signed or a certificate of your"
                        + " own; --plain-http if something in front of the server does TLS.");
            }
        } catch (UnknownHostException e) {
            throw new SettingsException("listen.host: there is no host " + listen.host());
        }
    }

    private static Set<String> names(Settings settings) {
        var names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1"));
        try {
            names.add(InetAddress.getLocalHost().getHostName());
            var host = settings.listen().host();
            if (!InetAddress.getByName(host).isAnyLocalAddress() && !host.contains(":")) {
                names.add(host);
            }
        } catch (UnknownHostException _) {
            // A machine that does not know its own name is called by address.
        }
        if (settings.tls().vendorHosts()) {
            names.addAll(VendorHosts.NAMES);
        }
        return names;
    }

    private static TlsContext reloading(Settings.Tls tls, ScheduledExecutorService scheduler) {
        if (tls.certificate().isEmpty() || tls.privateKey().isEmpty()) {
            throw new SettingsException("tls.mode files needs tls.certificate and tls.private-key");
        }
        var certificate = Path.of(tls.certificate());
        var key = Path.of(tls.privateKey());
        var context = new TlsContext(PemIdentity.read(certificate, key));
        var watch = new CertificateWatch(certificate, key, context);
        var _ = scheduler.scheduleWithFixedDelay(watch, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        return context;
    }

    /** Takes new files into use once both can be read together; until then the old certificate stays. */
    private static final class CertificateWatch implements Runnable {
        private final Path certificate;
        private final Path key;
        private final TlsContext context;
        private List<Object> seen;

        CertificateWatch(Path certificate, Path key, TlsContext context) {
            this.certificate = certificate;
            this.key = key;
            this.context = context;
            seen = state();
        }

        @Override
        public void run() {
            var now = state();
            if (now.equals(seen)) {
                return;
            }
            seen = now;
            try {
                context.replace(PemIdentity.read(certificate, key));
                LOG.info("The new certificate is in use");
            } catch (TlsException | IllegalStateException e) {
                LOG.atWarn()
                        .addKeyValue("reason", String.valueOf(e.getMessage()))
                        .log("The changed certificate files cannot be used; the old certificate stays");
            }
        }

        private List<Object> state() {
            var state = new ArrayList<Object>();
            for (var file : List.of(certificate, key)) {
                try {
                    state.add(Files.getLastModifiedTime(file));
                    state.add(Files.size(file));
                } catch (IOException _) {
                    state.add("missing");
                }
            }
            return state;
        }
    }
}
