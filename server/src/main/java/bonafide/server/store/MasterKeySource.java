package bonafide.server.store;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the master key comes from: text with one or more keys of 32 bytes in base64, one a line. The first seals, all
 * open; a second line is there only while the master key is being changed.
 */
public sealed interface MasterKeySource {

    /** A file only its owner may read (mode 0600, checked); made with a random key if it does not exist. */
    record KeyFile(Path file) implements MasterKeySource {}

    /** The value of an environment variable. */
    record Environment(String variable) implements MasterKeySource {}

    /** What a command prints, such as a call to a secrets manager. */
    record Command(List<String> words) implements MasterKeySource {
        public Command {
            words = List.copyOf(words);
        }
    }
}
