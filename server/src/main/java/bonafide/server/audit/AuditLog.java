package bonafide.server.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** The audit trail as it is read, checked and cut. */
public interface AuditLog {
    Optional<AuditEntry> find(String requestId);

    /** Every row admitted from {@code from} to before {@code to}, oldest first, one by one. */
    void forEach(Instant from, Instant to, Consumer<AuditEntry> reader);

    /** The newest rows of one kind of account or of all, newest first. */
    List<AuditEntry> newest(int count);

    /** Recomputes every chain and compares it with the heads and with anchors kept elsewhere. */
    ChainCheck check(List<ChainAnchor> anchors);

    /** Whether a row still is what its chain keeps of it: its hash, and the one of its successor or the chain's head. */
    boolean fits(AuditEntry entry);

    /** Where each node's chain ends now, to be kept where the store's administrator cannot change it. */
    List<ChainAnchor> heads();

    /**
     * Deletes each chain's oldest rows, as far as all of them ended before {@code before}. The hash of the last one
     * deleted is kept, so the rest is still provable; the deletion is a row of its own.
     *
     * @return how many rows were deleted
     */
    long prune(Instant before);

    /** Counts of rows admitted from {@code from} to before {@code to}: per day and outcome, or state without one. */
    SortedMap<String, Map<String, Long>> statistics(Instant from, Instant to);

    /**
     * @param rows how many rows were recomputed
     * @param findings what does not fit, in plain words with request ids; empty: the trail is whole
     */
    record ChainCheck(long rows, List<String> findings) {
        public boolean whole() {
            return findings.isEmpty();
        }
    }

    /** @param hash of the row at {@code position} of the node's chain */
    record ChainAnchor(String node, long position, String hash, Instant at) {}
}
