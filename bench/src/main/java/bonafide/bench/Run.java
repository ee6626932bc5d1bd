package bonafide.bench;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/** One rate held for a while, and what it showed. */
final class Run {
    private Run() {}

    /** Sends every request at its own time, whatever has become of the ones before. */
    static Figures hold(Connections connections, List<SignedCalls.Request> requests, long[] arrivals)
            throws InterruptedException {
        var results = new AtomicReferenceArray<Result>(arrivals.length);
        var open = new CountDownLatch(arrivals.length);
        long start = System.nanoTime();
        for (int i = 0; i < arrivals.length; i++) {
            long due = start + arrivals[i];
            int call = i;
            pauseUntil(due);
            Thread.startVirtualThread(() -> {
                var answer = connections.exchange(requests.get(call));
                // From when the call was due: time the generator lost counts against the server, not for it.
                results.set(call, new Result(answer.status(), (System.nanoTime() - due) / 1e6));
                open.countDown();
            });
        }
        open.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        return Figures.of(results, arrivals.length, seconds);
    }

    private static void pauseUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    record Result(int status, double millis) {}

    /** Milliseconds; {@code perSecond} counts HTTP 200 only. */
    record Figures(
            int calls,
            int answered,
            int refused,
            int failed,
            double perSecond,
            double p50,
            double p95,
            double p99,
            double refusedP99) {
        static Figures of(AtomicReferenceArray<Result> results, int calls, double seconds) {
            var answered = times(results, 200);
            var refused = times(results, 503);
            return new Figures(
                    calls,
                    answered.length,
                    refused.length,
                    calls - answered.length - refused.length,
                    answered.length / seconds,
                    at(answered, 0.5),
                    at(answered, 0.95),
                    at(answered, 0.99),
                    at(refused, 0.99));
        }

        private static double[] times(AtomicReferenceArray<Result> results, int status) {
            var times = new double[results.length()];
            int n = 0;
            for (int i = 0; i < results.length(); i++) {
                if (results.get(i).status() == status) {
                    times[n++] = results.get(i).millis();
                }
            }
            var found = Arrays.copyOf(times, n);
            Arrays.sort(found);
            return found;
        }

        private static double at(double[] sorted, double share) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
        }
    }
}
