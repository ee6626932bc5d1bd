package bonafide.conformance.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;

/**
 * A network of its own in which names lead to the loopback address, with every port free and an {@code /etc/hosts} of
 * its own: a Linux network and mount namespace, held by a process that ends with this one.
 */
public final class PrivateNetwork implements AutoCloseable {
    private static final String SET_UP =
            "ip link set lo up && mount --bind \"$1\" /etc/hosts && echo ready && exec cat";

    private final Process holder;
    private final boolean ownUser;

    private PrivateNetwork(Process holder, boolean ownUser) {
        this.holder = holder;
        this.ownUser = ownUser;
    }

    /** Skips the calling test with the reason where the machine gives no namespaces. */
    public static PrivateNetwork mapping(List<String> names, Path folder) throws IOException {
        var hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost " + String.join(" ", names) + "\n");
        var root = open(hosts, false);
        if (root.isReady()) {
            return root;
        }
        var other = open(hosts, true);
        if (!other.isReady()) {
            var skipped = "no network and mount namespaces for this user: " + other.complaint()
                    + " (needs Debian's util-linux and iproute2, and root or user namespaces)";
            System.out.println("Vendor samples skipped: " + skipped);
            Assumptions.abort(skipped);
        }
        return other;
    }

    private static PrivateNetwork open(Path hosts, boolean ownUser) throws IOException {
        var command = new ArrayList<>(List.of("unshare", "--net", "--mount"));
        if (ownUser) {
            command.add("--map-root-user");
        }
        command.addAll(List.of("sh", "-c", SET_UP, "sh", hosts.toString()));
        return new PrivateNetwork(new ProcessBuilder(command).start(), ownUser);
    }

    private boolean isReady() throws IOException {
        return "ready".equals(holder.inputReader().readLine());
    }

    private String complaint() throws IOException {
        try (var lines = holder.errorReader()) {
            return String.join(" ", lines.readAllLines());
        }
    }

    /** Makes a command run in this network. Its working folder becomes the root folder. */
    public UnaryOperator<List<String>> inside() {
        return command -> {
            var entered = new ArrayList<>(List.of("nsenter", "--target", Long.toString(holder.pid())));
            if (ownUser) {
                entered.addAll(List.of("--user", "--preserve-credentials"));
            }
            entered.addAll(List.of("--net", "--mount", "--"));
            entered.addAll(command);
            return entered;
        };
    }

    @Override
    public void close() {
        holder.destroy();
    }
}
