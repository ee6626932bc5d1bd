package bonafide.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes sure that one data folder serves one node; the operating system frees it however the process ends. */
final class NodeLock implements AutoCloseable {
    private final FileChannel channel;

    private NodeLock(FileChannel channel) {
        this.channel = channel;
    }

    static NodeLock take(Path dataFolder) {
        try {
            var channel = FileChannel.open(
                    dataFolder.resolve("node.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StoreException("Another server is running on the data folder " + dataFolder);
            }
            return new NodeLock(channel);
        } catch (IOException e) {
            throw new StoreException("The data folder " + dataFolder + " cannot be locked: " + e.getMessage(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("The data folder's lock cannot be released", e);
        }
    }
}
