package bonafide.server.service;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the log and the meters learn of a call: nothing a caller wrote but the id of a key that is known.
 *
 * @param api {@code rpc} for the vendor's contract, {@code v1} for this server's own
 * @param account empty unless the credentials held
 * @param accessKeyId empty unless the credentials held
 * @param outcome code of a refusal, or the subcode of a result; one of a short fixed list, fit for a metric label
 * @param durations time per step, in the order of the line
 */
public record CallReport(
        String requestId,
        String api,
        String account,
        String accessKeyId,
        String outcome,
        Map<String, Duration> durations,
        Duration total) {
    public CallReport {
        durations = Collections.unmodifiableMap(new LinkedHashMap<>(durations));
    }
}
