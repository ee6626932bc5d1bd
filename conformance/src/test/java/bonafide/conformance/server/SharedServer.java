package bonafide.conformance.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One server of plain HTTP, with its settings as shipped, for all tests that ask for a {@link PackagedServer}: started
 * for the first of them, stopped after the last.
 */
public final class SharedServer implements ParameterResolver {
    private static final ExtensionContext.Namespace RUN = ExtensionContext.Namespace.create(SharedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PackagedServer.class;
    }

    /** JUnit closes what a store holds, here when the whole run ends. */
    @Override
    public PackagedServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(RUN)
                .computeIfAbsent(PackagedServer.class, _ -> start(), PackagedServer.class);
    }

    private static PackagedServer start() {
        try {
            var target = Files.createDirectories(Path.of("target").toAbsolutePath());
            return PackagedServer.start(Files.createTempDirectory(target, "server-"), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server started", e);
        }
    }
}
