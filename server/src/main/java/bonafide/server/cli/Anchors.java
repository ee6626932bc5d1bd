package bonafide.server.cli;

import bonafide.server.audit.AuditLog.ChainAnchor;
import bonafide.server.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Ends of audit chains seen earlier, to compare the trail with. */
final class Anchors {
    @Option(
            names = "--anchors",
            paramLabel = "FILE",
            description = "Anchors kept elsewhere, beside those in the data folder; can be repeated.")
    private List<Path> files = new ArrayList<>();

    List<Path> files() {
        return files;
    }

    List<ChainAnchor> read(Store store) {
        return store.anchors(files);
    }
}
