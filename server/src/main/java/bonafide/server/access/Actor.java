package bonafide.server.access;

import java.util.Optional;
import java.util.function.Supplier;

/** Who asked for a change of the ledger: named in the audit trail beside what was done. */
public final class Actor {
    private static final ScopedValue<String> NAME = ScopedValue.newInstance();

    private Actor() {}

    /** Runs work in the name of a console user. */
    public static <T> T as(String name, Supplier<T> work) {
        return ScopedValue.where(NAME, name).call(work::get);
    }

    /** Empty on the command line, where whoever can read the data folder is the operator. */
    public static Optional<String> name() {
        return NAME.isBound() ? Optional.of(NAME.get()) : Optional.empty();
    }
}
