package bonafide.server.access;

import java.nio.charset.StandardCharsets;

/** An access key's secret: a value that cannot print itself. */
public final class Secret {
    private final byte[] utf8;

    public Secret(String value) {
        utf8 = value.getBytes(StandardCharsets.UTF_8);
    }

    /** A copy of the secret's bytes, for keying a MAC. */
    public byte[] utf8() {
        return utf8.clone();
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
