package bonafide.server.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What a node is called in audit rows: host name and chance, made once and kept in its data folder. */
final class NodeName {
    private static final int CHANCE_BYTES = 4;

    private NodeName() {}

    static String of(Path dataFolder, SecureRandom random) {
        var file = dataFolder.resolve("node-name");
        try {
            if (Files.notExists(file)) {
                var chance = new byte[CHANCE_BYTES];
                random.nextBytes(chance);
                DurableFile.create(file, host() + "-" + HexFormat.of().formatHex(chance) + "\n");
            }
            return Texts.printable(Files.readString(file).strip());
        } catch (IOException e) {
            throw new StoreException("The node's name in " + file + " cannot be read or made: " + e.getMessage(), e);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "node";
        }
    }
}
