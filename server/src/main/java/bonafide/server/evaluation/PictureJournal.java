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
final class TemplateJournal implements Closeable {
    private static final int MAGIC = 0xB0F1DE01;
    private static final int LONGEST_ENTRY = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final Map<String, PictureResult> finished;

    private TemplateJournal(Path file, FileChannel channel, Map<String, PictureResult> finished) {
        this.file = file;
        this.channel = channel;
        this.finished = finished;
    }

    /** Continues the journal when it was written with the same fingerprint; begins a new one otherwise. */
    static TemplateJournal open(Path file, String fingerprint) throws IOException {
        Map<String, PictureResult> finished = new HashMap<>();
        long valid = Files.exists(file) ? read(file, fingerprint, finished) : 0;
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        OwnerOnly.restrict(file);
        channel.truncate(valid).position(valid);
        TemplateJournal journal = new TemplateJournal(file, channel, finished);
        if (valid == 0) {
            journal.append(out -> {
                out.writeInt(MAGIC);
                out.writeUTF(fingerprint);
            });
        }
        return journal;
    }

    /** Reads what is whole and says where it ends: a torn last entry is the mark of an interrupted run. */
    private static long read(Path file, String fingerprint, Map<String, PictureResult> finished) throws IOException {
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
                    finished.put(content.readUTF(), result(content));
                } else if (content.readInt() != MAGIC || !content.readUTF().equals(fingerprint)) {
                    return 0;
                }
                valid += Integer.BYTES + length + Long.BYTES;
            }
        } catch (EOFException _) {
            return valid;
        }
    }

    private static PictureResult result(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length == 0) {
            return new PictureResult.Failed(in.readUTF());
        }
        float norm = in.readFloat();
        float[] template = new float[length];
        for (int i = 0; i < length; i++) {
            template[i] = in.readFloat();
        }
        return new PictureResult.Usable(template, norm);
    }

    synchronized int size() {
        return finished.size();
    }

    synchronized Optional<PictureResult> find(String sha256) {
        return Optional.ofNullable(finished.get(sha256));
    }

    synchronized void add(String sha256, PictureResult result) throws IOException {
        finished.put(sha256, result);
        append(out -> {
            out.writeUTF(sha256);
            switch (result) {
                case PictureResult.Failed failed -> {
                    out.writeInt(0);
                    out.writeUTF(failed.reason());
                }
                case PictureResult.Usable usable -> {
                    out.writeInt(usable.template().length);
                    out.writeFloat(usable.norm());
                    for (float value : usable.template()) {
                        out.writeFloat(value);
                    }
                }
            }
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
