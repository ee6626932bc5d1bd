package bonafide.server.cli;

import bonafide.server.app.BonafideServer;
import bonafide.server.app.Installation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import picocli.CommandLine.Model.CommandSpec;

/** One call a new server makes to itself, so that a recording of its start holds what a call needs, too. */
final class Rehearsal {
    private Rehearsal() {}

    static void call(BonafideServer server, Installation installation, CommandSpec command)
            throws IOException, InterruptedException {
        var photos = installation.models().resolve("weights");
        var key = server.firstKey().orElseThrow(() -> new CommandFailure("--rehearse needs an empty data folder"));
        var call = SignedCall.of(
                Pictures.read(photos.resolve("person_a_1.jpg"), command),
                Pictures.read(photos.resolve("person_a_2.jpg"), command),
                "00840000",
                new SigningKey(key.accessKeyId(), key.secret()),
                InstantSource.system().instant());
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(server.address() + "/"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(call.form()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new CommandFailure("the rehearsal was answered with HTTP " + answer.statusCode());
            }
        }
    }
}
