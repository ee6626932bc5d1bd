package bonafide.server.evaluation;

import bonafide.engine.image.EncodedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Works on every picture once, on all workers, continuing where an interrupted run stopped. */
final class PictureRun<R> {

    /** Results by picture, and the digest of each file that could be read. */
    record Results<R>(Map<Path, R> byPicture, Map<Path, String> digests) {
        /** Comparing a file with itself says nothing about a face. */
        boolean sameFile(Path picture, Path other) {
            return Objects.equals(digests.get(picture), digests.get(other));
        }
    }

    private final PictureWork<R> work;
    private final PictureJournal<R> journal;
    private final Progress progress;
    private final Map<Path, R> results = new ConcurrentHashMap<>();
    private final Map<Path, String> digests = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();

    PictureRun(PictureWork<R> work, PictureJournal<R> journal, Progress progress) {
        this.work = work;
        this.journal = journal;
        this.progress = progress;
    }

    Results<R> of(List<Path> pictures, ExecutorService workers) {
        progress.started("templates", pictures.size(), journal.size());
        List<Future<?>> tasks = pictures.stream()
                .<Future<?>>map(picture -> workers.submit(() -> work(picture)))
                .toList();
        try {
            for (Future<?> task : tasks) {
                task.get();
            }
        } catch (ExecutionException failure) {
            tasks.forEach(task -> task.cancel(false));
            throw new IllegalStateException("an evaluation worker failed", failure.getCause());
        } catch (InterruptedException interrupted) {
            tasks.forEach(task -> task.cancel(false));
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the evaluation was interrupted; run it again to continue", interrupted);
        }
        progress.finished();
        return new Results<>(results, digests);
    }

    private void work(Path picture) {
        results.put(picture, resultOf(picture));
        progress.advanced(done.incrementAndGet());
    }

    private R resultOf(Path picture) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(picture);
        } catch (IOException _) {
            return work.unreadable();
        }
        String digest = sha256(bytes);
        digests.put(picture, digest);
        return journal.find(digest).orElseGet(() -> {
            R made = work.of(new EncodedImage(bytes));
            try {
                journal.add(digest, made);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
            return made;
        });
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
