package bonafide.server.cli;

import bonafide.server.store.Store;
import java.io.IOException;
import java.security.SecureRandom;

/** A command on the open store, whether its server is running or not. */
abstract class StoreCommand extends DataCommand {

    /** @return the exit code */
    abstract int run(Store store) throws IOException;

    @Override
    public Integer call() throws IOException {
        try (var store = Store.open(settings(), clock(), new SecureRandom())) {
            return run(store);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }
}
