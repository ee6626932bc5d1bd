package bonafide.server.evaluation;

import bonafide.engine.decision.PictureRole;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.pad.SameShot;
import bonafide.engine.verification.BulkDecision;
import bonafide.engine.verification.BulkVerifier;
import bonafide.engine.verification.PictureFeatures;
import bonafide.engine.verification.PictureFeatures.Usable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Decides on every pair of a list as the server decides on a call, working on each picture once. An interrupted run
 * continues where it stopped: what was made of each picture stands in a journal until the list is done.
 */
public final class Batch {
    private final BulkVerifier verifier;
    private final ExecutorService workers;
    private final Progress progress;
    private final Map<Path, Optional<PictureFeatures>> features = new HashMap<>();
    private final Map<Path, String> digests = new HashMap<>();

    public Batch(BulkVerifier verifier, ExecutorService workers, Progress progress) {
        this.verifier = verifier;
        this.workers = workers;
        this.progress = progress;
    }

    /** Told of each decision in the order of the list. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param referenceDigest SHA-256 of the file in hex
         * @param decision null when one of the files could not be read
         */
        void decided(@Nullable String referenceDigest, @Nullable String probeDigest, @Nullable BulkDecision decision)
                throws IOException;
    }

    /**
     * Writes decisions.csv.
     *
     * @param input a list or a folder, see {@link BatchList}
     * @return how many pairs were decided on
     */
    public int run(Path input, Path folder, Listener listener) throws IOException {
        BatchList list = BatchList.read(input);
        Files.createDirectories(folder);
        var probes = new FeatureWork(verifier, PictureRole.PROBE);
        var references = new FeatureWork(verifier, PictureRole.REFERENCE);
        try (var probesDone = PictureJournal.open(folder.resolve("probes.journal"), probes);
                var referencesDone = PictureJournal.open(folder.resolve("references.journal"), references)) {
            keep(new PictureRun<>(probes, probesDone, progress).of(list.probes(), workers));
            keep(new PictureRun<>(references, referencesDone, progress).of(list.references(), workers));
            decide(list, folder.resolve("decisions.csv"), listener);
            probesDone.delete();
            referencesDone.delete();
        }
        return list.pairs().size();
    }

    private void keep(PictureRun.Results<Optional<PictureFeatures>> results) {
        features.putAll(results.byPicture());
        digests.putAll(results.digests());
    }

    private void decide(BatchList list, Path file, Listener listener) throws IOException {
        progress.started("decisions", list.pairs().size(), 0);
        List<Future<Optional<BulkDecision>>> decisions = list.pairs().stream()
                .map(pair -> workers.submit(() -> decision(
                        list.folder().resolve(pair.reference()), list.folder().resolve(pair.probe()))))
                .toList();
        try (var out = new DecisionsFile(file)) {
            for (int i = 0; i < decisions.size(); i++) {
                var pair = list.pairs().get(i);
                var decision = decisions.get(i).get().orElse(null);
                out.write(pair, decision);
                listener.decided(
                        digests.get(list.folder().resolve(pair.reference())),
                        digests.get(list.folder().resolve(pair.probe())),
                        decision);
                progress.advanced(i + 1);
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a batch worker failed", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the batch was interrupted; run it again to continue", interrupted);
        } finally {
            decisions.forEach(decision -> decision.cancel(false));
        }
        progress.finished();
    }

    /** Empty when one of the files could not be read. */
    private Optional<BulkDecision> decision(Path reference, Path probe) {
        var document = Objects.requireNonNull(features.get(reference));
        var live = Objects.requireNonNull(features.get(probe));
        if (document.isEmpty() || live.isEmpty()) {
            return Optional.empty();
        }
        boolean sameFile = Objects.equals(digests.get(reference), digests.get(probe));
        return Optional.of(verifier.decide(
                document.get(), live.get(), sameFile, () -> sameShot(reference, document.get(), probe, live.get())));
    }

    private SameShot sameShot(Path reference, PictureFeatures document, Path probe, PictureFeatures live) {
        try {
            return verifier.sameShot(
                    new EncodedImage(Files.readAllBytes(reference)),
                    (Usable) document,
                    new EncodedImage(Files.readAllBytes(probe)),
                    (Usable) live);
        } catch (IOException vanished) {
            throw new UncheckedIOException(vanished);
        }
    }
}
