package bonafide.conformance.client;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A language's own package client and runtime: installs what a lock file pins and starts a program on it. */
public sealed interface Toolchain permits JavaToolchain, PythonToolchain, GoToolchain, NodeToolchain, PhpToolchain {

    /** The programs' sources. */
    Path SOURCES = Path.of("clients").toAbsolutePath();

    /** Where the SDKs are installed; below the build folder, so nothing of them is ever committed. */
    Path INSTALLED = Path.of("target", "clients").toAbsolutePath();

    String language();

    /** Why programs of this language cannot run on this machine; empty when they can. */
    Optional<String> missing();

    /** Installs the pinned SDKs, or nothing when that was done for the same lock file before. */
    void install();

    /** Environment that makes the SDKs of this language trust the authority of a test server. */
    Map<String, String> trusting(Authority authority);
}
