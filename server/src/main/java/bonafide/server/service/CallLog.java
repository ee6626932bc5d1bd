package bonafide.server.service;

import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per call. Calls whose credentials did not hold share a number of lines a minute, for whoever sends them pays
 * nothing and could fill the disk; how many got no line of their own is told with the next.
 */
final class CallLog implements CallListener {
    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

    private final LineBudget strangers;

    CallLog(LongSupplier nanoTime) {
        strangers = new LineBudget(nanoTime);
    }

    @Override
    public void ended(CallReport call) {
        long unlogged = call.account().isEmpty() ? strangers.take() : 0;
        if (unlogged == LineBudget.SPENT) {
            return;
        }
        var line = LOG.atInfo()
                .addKeyValue("requestId", call.requestId())
                .addKeyValue("api", call.api())
                .addKeyValue("account", call.account())
                .addKeyValue("accessKeyId", call.accessKeyId())
                .addKeyValue("outcome", call.outcome())
                .addKeyValue("millis", call.total().toMillis())
                .addKeyValue("steps", steps(call));
        if (unlogged > 0) {
            line = line.addKeyValue("unlogged", unlogged);
        }
        line.log("Call answered");
    }

    private static String steps(CallReport call) {
        return call.durations().entrySet().stream()
                .map(step -> step.getKey() + "=" + step.getValue().toMillis())
                .collect(Collectors.joining(" "));
    }
}
