package bonafide.server.cli;

import bonafide.server.access.CreatedKey;
import bonafide.server.app.BonafideServer;
import bonafide.server.app.Installation;
import bonafide.server.app.StopSignals;
import bonafide.server.config.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is asked to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the server. When it takes calls it prints: Bonafide is ready: http://HOST:PORT",
            "On first start it makes an access key and prints it. SIGTERM or Ctrl-C lets running calls finish first."
        },
        footer = {"", "Example: bonafide serve --port 8480 --data /var/lib/bonafide"})
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StoreOptions storeOptions;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on; 0 takes any free one (default: 8480).")
    private @Nullable Integer port;

    @Option(names = "--host", paramLabel = "H", description = "Address to listen on (default: 127.0.0.1).")
    private @Nullable String host;

    @Option(
            names = "--plain-http",
            description = "Listen beyond loopback without TLS, because something in front of the server does it.")
    private boolean plainHttp;

    @Option(
            names = "--introduction",
            paramLabel = "FILE",
            description =
                    "Write the first key and the console's first link to this file, which only its owner can read,"
                            + " instead of printing them: for a service whose output is logged.")
    private @Nullable Path introduction;

    @Option(
            names = "--rehearse",
            hidden = true,
            description = "Start, answer one call of its own, stop: the launcher records from it what a start needs.")
    private boolean rehearse;

    @Mixin
    private TlsOptions tlsOptions;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var signals = StopSignals.take();
        var installation = Installation.find();
        var settings = withOptions(storeOptions.settings());
        var out = spec.commandLine().getOut();
        try (var server =
                BonafideServer.start(settings, installation, storeOptions.dataFolder(settings, installation))) {
            introduce(server);
            server.authorityFile().ifPresent(file -> TlsOptions.howToTrust(file).forEach(out::println));
            server.consoleAddress().ifPresent(address -> out.println("Console: " + address));
            out.println("Bonafide is ready: " + server.address());
            out.flush();
            if (rehearse) {
                Rehearsal.call(server, installation, spec);
                return ExitCode.OK;
            }
            signals.await();
            out.println("Bonafide is stopping: running calls are answered first.");
            out.flush();
        }
        return ExitCode.OK;
    }

    private Settings withOptions(Settings settings) {
        var listen = settings.listen();
        return settings.with(
                new Settings.Listen(
                        host == null ? listen.host() : host,
                        port == null ? listen.port() : port,
                        plainHttp || listen.plainHttp()),
                tlsOptions.over(settings.tls()));
    }

    /** Says what is said once: it lets whoever reads it in. */
    private void introduce(BonafideServer server) throws IOException {
        var lines = new ArrayList<String>();
        server.firstKey().ifPresent(key -> lines.addAll(firstKey(key, server)));
        server.welcomeLink().ifPresent(link -> lines.add("Make the first administrator here (works once): " + link));
        var out = spec.commandLine().getOut();
        if (introduction == null) {
            lines.forEach(out::println);
        } else if (!lines.isEmpty()) {
            OwnerOnly.write(introduction, lines);
            out.println("How to begin is written in " + introduction);
        }
    }

    private static List<String> firstKey(CreatedKey key, BonafideServer server) {
        var secret = new String(key.secret().utf8(), StandardCharsets.UTF_8);
        return List.of(
                "A first access key was made. Its secret is shown this once:",
                "  accessKeyId:     " + key.accessKeyId(),
                "  accessKeySecret: " + secret,
                "Try it from another terminal:",
                "  bonafide sample --url " + server.address() + " --access-key-id " + key.accessKeyId()
                        + " --access-key-secret " + secret);
    }
}
