package bonafide.server.cli;

import bonafide.client.AccessKey;
import bonafide.client.BonafideClient;
import bonafide.client.Photos;
import bonafide.client.RefusedException;
import bonafide.server.app.BonafideServer;
import bonafide.server.app.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;

/** One call a new server makes to itself, so that a recording of its start holds what a call needs, too. */
final class Rehearsal {
    private Rehearsal() {}

    static void call(BonafideServer server, Installation installation, CommandSpec command)
            throws IOException, InterruptedException {
        var photos = installation.models().resolve("weights");
        var key = server.firstKey().orElseThrow(() -> new CommandFailure("--rehearse needs an empty data folder"));
        var both = new Photos(
                Pictures.read(photos.resolve("person_a_1.jpg"), command).bytes(),
                Pictures.read(photos.resolve("person_a_2.jpg"), command).bytes());
        var signer = new AccessKey(key.accessKeyId(), new String(key.secret().utf8(), StandardCharsets.UTF_8));
        try (var client = new BonafideClient(URI.create(server.address().toString()), signer)) {
            client.executeFaceVerify(both, "00840000");
        } catch (RefusedException refused) {
            throw new CommandFailure("the rehearsal was refused: " + refused.getMessage());
        }
    }
}
