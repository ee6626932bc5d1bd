package bonafide.server.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest, and the JDK it runs on. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "bonafide " + (version == null ? "(not packaged)" : version) + ", Java " + Runtime.version()
        };
    }
}
