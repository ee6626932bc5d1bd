package bonafide.server.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call, as it is kept: who asked when, by which rules it was decided, what came out and on what it rests. Never a
 * picture, a template or a parameter.
 *
 * @param node the server that took the call; each node has a chain of its own
 * @param quotaDay the day, in the quota's time zone, whose quota the call was counted on
 * @param policyVersion the policy it was decided with
 * @param result null while the call is open
 */
public record AuditRecord(
        String requestId,
        String node,
        Instant admitted,
        String keyId,
        String account,
        String service,
        String resourceCode,
        String policyVersion,
        String quotaDay,
        @Nullable Result result) {

    /** The hash in front of a chain's first row. */
    public static final String CHAIN_START = "0".repeat(64);

    /** Where a call stands. */
    public enum State {
        /** Being worked on, or left behind by a crash. */
        ADMITTED,
        /** A verification ended, and its answer could be given. */
        COMPLETED,
        /** Ended before any verification: the reasons say why. */
        REJECTED,
        /** Left open by a crash; no answer was given, the quota was. */
        ABORTED,
        /** Not a call but something an operator did. */
        EVENT
    }

    /**
     * How a call ended.
     *
     * @param outcome PASSED, NOT_PASSED or UNASSESSABLE; null when there was no verification
     * @param reasons stable upper-case names, comma-separated
     * @param score similarity score, 0 to 100; this and the next two are null when nothing was decided
     * @param padScore higher is more attack-like
     * @param referenceHash salted hash of the reference picture's file, hex
     * @param evidence JSON object: models, durations, quality and other values the decision rests on
     */
    public record Result(
            State state,
            Instant finished,
            @Nullable String outcome,
            String reasons,
            @Nullable Double score,
            @Nullable Double falseMatchRate,
            @Nullable Double padScore,
            @Nullable Long referenceBytes,
            @Nullable Long probeBytes,
            @Nullable String referenceHash,
            @Nullable String probeHash,
            String evidence) {

        /** A result without a verification. */
        public static Result without(State state, Instant finished, String reasons) {
            return new Result(state, finished, null, reasons, null, null, null, null, null, null, null, "{}");
        }
    }

    public AuditRecord with(Result closing) {
        return new AuditRecord(
                requestId, node, admitted, keyId, account, service, resourceCode, policyVersion, quotaDay, closing);
    }

    /**
     * SHA-256 over the previous row's hash and every value of this row, each with its length in front, so that no two
     * rows give the same bytes.
     *
     * @param position 1 for the first row of a node's chain
     */
    public String chainHash(String previousHash, long position) {
        var end = result;
        if (end == null) {
            throw new IllegalStateException("Call " + requestId + " is still open");
        }
        var values = Arrays.asList(
                previousHash,
                Long.toString(position),
                requestId,
                node,
                millis(admitted),
                keyId,
                account,
                service,
                resourceCode,
                policyVersion,
                quotaDay,
                end.state().name(),
                millis(end.finished()),
                end.outcome(),
                end.reasons(),
                end.score(),
                end.falseMatchRate(),
                end.padScore(),
                end.referenceBytes(),
                end.probeBytes(),
                end.referenceHash(),
                end.probeHash(),
                end.evidence());
        return sha256(values);
    }

    private static String millis(Instant time) {
        return Long.toString(time.toEpochMilli());
    }

    private static String sha256(List<? extends @Nullable Object> values) {
        var text = values.stream()
                .map(value -> value == null ? "-" : value.toString().length() + ":" + value)
                .collect(Collectors.joining());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
