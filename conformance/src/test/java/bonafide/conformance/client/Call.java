package bonafide.conformance.client;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One call a program shall make: settings that override its environment.
 *
 * @param settings names and values of {@code conformance/clients/README.md}
 */
public record Call(Map<String, String> settings) {
    public Call {
        settings = Map.copyOf(settings);
    }

    /** A call to a server of plain HTTP on the loopback address. */
    public static Call to(int port) {
        return new Call(Map.of("BONAFIDE_ENDPOINT", "127.0.0.1:" + port, "BONAFIDE_SCHEME", "http"));
    }

    public Call with(String name, String value) {
        var more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new Call(more);
    }

    public Call photos(Path reference, Path probe) {
        return with("BONAFIDE_REFERENCE", reference.toAbsolutePath().toString())
                .with("BONAFIDE_PROBE", probe.toAbsolutePath().toString());
    }

    public Call key(String id, String secret) {
        return with("BONAFIDE_ACCESS_KEY_ID", id).with("BONAFIDE_ACCESS_KEY_SECRET", secret);
    }
}
