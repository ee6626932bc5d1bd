package bonafide.server.evaluation;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What an interrupted run had finished, so that it continues instead of starting over: results by the SHA-256 of the
 * picture, appended one by one, each with a checksum. It holds templates, which are biometric data: readable by its
 * owner only and deleted when the run is complete.
 */
final class PictureJournal<R> implements Closeable {
    private static final int MAGIC = 0xB0F1DE01;
    private static final int LONGEST_ENTRY = 1 << 20;

    private final Path file;
    private final PictureWork<R> work;
    private final FileChannel channel;
    private final Map<String, R> finished;

    private PictureJournal(Path file, PictureWork<R> work, FileChannel channel, Map<String, R> finished) {
        this.file = file;
        this.work = work;
        this.channel = channel;
        this.finished = finished;
    }

    /** Continues the journal when it was written by the same work; begins a new one otherwise. */
    static <R> PictureJournal<R> open(Path file, PictureWork<R> work) throws IOException {
        Map<String, R> finished = new HashMap<>();
        long valid = Files.exists(file) ? read(file, work, finished) : 0;
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        OwnerOnly.restrict(file);
        channel.truncate(valid).position(valid);
        PictureJournal<R> journal = new PictureJournal<>(file, work, channel, finished);
        if (valid == 0) {
            journal.append(out -> {
                out.writeInt(MAGIC);
                out.writeUTF(work.fingerprint());
            });
        }
        return journal;
    }

    /** Reads what is whole and says where it ends: a torn last entry is the mark of an interrupted run. */
    private static <R> long read(Path file, PictureWork<R> work, Map<String, R> finished) throws IOException {
        long valid = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                int length = in.readInt();
                if (length < 0 || length > LONGEST_ENTRY) {
                    return valid;
                }
                byte[] entry = in.readNBytes(length);
                if (in.readLong() != checksum(entry)) {
                    return valid;
                }
                DataInputStream content = new DataInputStream(new ByteArrayInputStream(entry));
                if (valid > 0) {
                    finished.put(content.readUTF(), work.read(content));
                } else if (content.readInt() != MAGIC || !content.readUTF().equals(work.fingerprint())) {
                    return 0;
                }
                valid += Integer.BYTES + length + Long.BYTES;
            }
        } catch (EOFException _) {
            return valid;
        }
    }

    synchronized int size() {
        return finished.size();
    }

    synchronized Optional<R> find(String sha256) {
        return Optional.ofNullable(finished.get(sha256));
    }

    synchronized void add(String sha256, R result) throws IOException {
        finished.put(sha256, result);
        append(out -> {
            out.writeUTF(sha256);
            work.write(result, out);
        });
    }

    private void append(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.write(new DataOutputStream(bytes));
        byte[] entry = bytes.toByteArray();
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + entry.length + Long.BYTES)
                .putInt(entry.length)
                .put(entry)
                .putLong(checksum(entry))
                .flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static long checksum(byte[] entry) {
        CRC32 crc = new CRC32();
        crc.update(entry);
        return crc.getValue();
    }

    /** The run is complete: nothing of the templates stays behind. */
    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @FunctionalInterface
    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }
}
