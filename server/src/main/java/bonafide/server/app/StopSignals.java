package bonafide.server.app;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;

/**
 * Takes the signals that ask for an end, so that this program can finish what it is doing first.
 *
 * <p>A shutdown hook is too late: hooks run side by side, and the inference runtime's frees its memory while calls are
 * still running in it, which ends in a crash (microsoft/onnxruntime issue 31352).
 */
public final class StopSignals {
    private final CountDownLatch asked = new CountDownLatch(1);

    private StopSignals() {}

    /** From now on SIGTERM, SIGINT and SIGHUP no longer end the process by themselves. */
    public static StopSignals take() {
        var signals = new StopSignals();
        for (var name : new String[] {"TERM", "INT", "HUP"}) {
            handle(name, signals.asked::countDown);
        }
        return signals;
    }

    /** Returns when the first signal came. */
    public void await() throws InterruptedException {
        asked.await();
    }

    /** Every JDK has {@code sun.misc.Signal} (module jdk.unsupported); javac warns at each mention that cannot be hushed. */
    @SuppressWarnings("ReferenceEquality")
    private static void handle(String name, Runnable action) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var proxy = Proxy.newProxyInstance(
                    handler.getClassLoader(),
                    new Class<?>[] {handler},
                    (self, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            action.run();
                            yield null;
                        }
                        case "equals" -> self == arguments[0];
                        case "hashCode" -> System.identityHashCode(self);
                        default -> "StopSignals";
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("SIG" + name + " cannot be taken in this JDK", e);
        }
    }
}
