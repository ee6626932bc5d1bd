package bonafide.server.cli;

import bonafide.client.AccessKey;
import bonafide.client.BonafideClient;
import bonafide.client.Options;
import bonafide.client.Photos;
import bonafide.client.RefusedException;
import bonafide.server.access.KeySummary;
import bonafide.server.app.Installation;
import bonafide.server.store.Store;
import bonafide.server.store.StoreSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One real call, signed as the vendor's newer SDKs sign. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description = {
            "Signs and sends one real call to a running server; prints what was sent and what came back.",
            "Without a key it signs with the first usable one of the data folder; without pictures it sends two test"
                    + " photos of one person."
        },
        footer = {"", "Example: bonafide sample --url http://127.0.0.1:8480 --data data"})
final class SampleCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Mixin
    private StoreOptions storeOptions;

    @Option(names = "--url", paramLabel = "URL", description = "Where the server is (default: as the settings say).")
    private @Nullable URI url;

    @Option(names = "--access-key-id", paramLabel = "ID", description = "The key to sign with.")
    private @Nullable String accessKeyId;

    @Option(names = "--access-key-secret", paramLabel = "SECRET", description = "Its secret.")
    private @Nullable String accessKeySecret;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "PEM file of the authority to trust (default: the server's own in the data folder, if any).")
    private @Nullable Path authority;

    @Option(
            names = "--resource-code",
            paramLabel = "C",
            defaultValue = "00840000",
            description = "Country of the document (default: ${DEFAULT-VALUE}, Viet Nam).")
    private String resourceCode;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "REFERENCE.jpg",
            description = "The photo on the ID document.")
    private @Nullable Path reference;

    @Parameters(index = "1", arity = "0..1", paramLabel = "PROBE.jpg", description = "The photo of the face.")
    private @Nullable Path probe;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var installation = Installation.find();
        var settings = storeOptions.settings();
        var data = storeOptions.dataFolder(settings, installation);
        var weights = installation.models().resolve("weights");
        var photos = new Photos(
                Pictures.read(reference == null ? weights.resolve("person_a_1.jpg") : reference, spec)
                        .bytes(),
                Pictures.read(probe == null ? weights.resolve("person_a_2.jpg") : probe, spec)
                        .bytes());
        var key = key(data);
        var target = url != null
                ? url
                : URI.create("http://" + settings.listen().host() + ":"
                        + settings.listen().port());

        var out = spec.commandLine().getOut();
        out.println("POST " + target + " as " + key.id() + ": ExecuteRequest, intl_face_verify, " + resourceCode);
        out.println("  " + photos);
        try (var client = new BonafideClient(target, key, options(data))) {
            out.println(client.executeFaceVerify(photos, resourceCode).body());
            return ExitCode.OK;
        } catch (RefusedException refused) {
            out.println(refused.getMessage());
            return ExitCode.NOT_PASSED;
        } catch (ConnectException e) {
            throw new CommandFailure("nothing answers at " + target + "; is the server running? (bonafide serve)");
        }
    }

    private Options options(Path data) {
        var own = data.resolve("tls").resolve("ca.pem");
        var trusted = authority != null ? authority : Files.isReadable(own) ? own : null;
        var options = Options.DEFAULT.withTimeout(PATIENCE).withAttempts(1);
        return trusted == null ? options : options.trusting(trusting(trusted));
    }

    private AccessKey key(Path data) {
        if (accessKeyId != null && accessKeySecret != null) {
            return new AccessKey(accessKeyId, accessKeySecret);
        }
        if (accessKeyId != null || accessKeySecret != null) {
            throw new ParameterException(spec.commandLine(), "--access-key-id and --access-key-secret go together");
        }
        try (var store = Store.open(StoreSettings.embedded(data), InstantSource.system(), new SecureRandom())) {
            return store.keys().list().stream()
                    .filter(KeySummary::enabled)
                    .flatMap(key -> store.accessKeys().find(key.accessKeyId()).stream())
                    .map(key -> new AccessKey(
                            key.id(), new String(key.secrets().getLast().utf8(), StandardCharsets.UTF_8)))
                    .findFirst()
                    .orElseThrow(
                            () -> new CommandFailure("no usable key in " + data + "; make one: bonafide keys create"));
        }
    }

    private static SSLContext trusting(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int index = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("authority-" + index++, certificate);
            }
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new CommandFailure(pem + " holds no certificate that can be used: " + e.getMessage());
        }
    }
}
