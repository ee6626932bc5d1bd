package bonafide.server.service;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per call. */
final class CallLog implements CallListener {
    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

    @Override
    public void ended(CallReport call) {
        LOG.atInfo()
                .addKeyValue("requestId", call.requestId())
                .addKeyValue("api", call.api())
                .addKeyValue("account", call.account())
                .addKeyValue("accessKeyId", call.accessKeyId())
                .addKeyValue("outcome", call.outcome())
                .addKeyValue("millis", call.total().toMillis())
                .addKeyValue("steps", steps(call))
                .log("Call answered");
    }

    private static String steps(CallReport call) {
        return call.durations().entrySet().stream()
                .map(step -> step.getKey() + "=" + step.getValue().toMillis())
                .collect(Collectors.joining(" "));
    }
}
