package bonafide.server.console;

import bonafide.server.access.Accounts;
import bonafide.server.audit.AuditLog;
import bonafide.server.audit.AuditSearch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether decisions change over time: counts by outcome, score, attack score and reason, and time per step. */
final class StatisticsRoutes {
    private static final int TIMED_CALLS = 2000;
    private static final int STEPS = 120;

    private final AuditSearch search;
    private final AuditLog log;
    private final Accounts accounts;
    private final InstantSource clock;

    StatisticsRoutes(AuditSearch search, AuditLog log, Accounts accounts, InstantSource clock) {
        this.search = search;
        this.log = log;
        this.accounts = accounts;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(new Route("GET", "/api/statistics", Role.VIEWER, this::statistics));
    }

    private Object statistics(Call call) {
        var to = clock.instant();
        var from = call.parameter("from").map(DecisionRoutes::time).orElse(to.minus(Duration.ofDays(7)));
        var step = step(Duration.between(from, to));
        var counts = search.count(from, to, step, call.parameter("account").orElse(null));
        var times = new ArrayList<String>();
        var verdicts = new TreeMap<String, List<Long>>();
        for (long at = from.toEpochMilli() / step.toMillis(); at * step.toMillis() < to.toEpochMilli(); at++) {
            var start = Instant.ofEpochMilli(at * step.toMillis());
            times.add(start.toString());
            for (var outcome : List.of("PASSED", "NOT_PASSED", "UNASSESSABLE")) {
                long calls = counts.outcomes().getOrDefault(start, Map.of()).getOrDefault(outcome, 0L);
                verdicts.computeIfAbsent(Names.page(outcome), _ -> new ArrayList<>())
                        .add(calls);
            }
        }
        var reasons = counts.reasons().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> new Reason(entry.getKey(), entry.getValue()))
                .toList();
        return new Shown(times, verdicts, bins(counts.scores()), bins(counts.padScores()), reasons, latency(), quota());
    }

    /** About as many steps as a chart can show, each a whole number of hours, or of minutes where hours are too long. */
    private static Duration step(Duration period) {
        long minutes = Math.max(1, period.toMinutes() / STEPS);
        return minutes < 60 ? Duration.ofMinutes(minutes) : Duration.ofHours(Math.ceilDiv(minutes, 60));
    }

    private static List<Bin> bins(Map<Integer, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Bin(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Percentiles over the newest calls. */
    private List<Latency> latency() {
        var steps = new TreeMap<String, List<Double>>();
        for (var entry : log.newest(TIMED_CALLS)) {
            var result = entry.call().result();
            if (result != null && result.outcome() != null) {
                ConsoleJson.numbers(result.evidence(), "stepMillis")
                        .forEach((step, millis) -> steps.computeIfAbsent(step, _ -> new ArrayList<>())
                                .add(millis));
            }
        }
        return steps.entrySet().stream()
                .map(step -> Latency.of(step.getKey(), step.getValue()))
                .toList();
    }

    private List<Quota> quota() {
        return accounts.quotaToday().stream()
                .map(use -> new Quota(use.account(), use.used(), use.limit()))
                .toList();
    }

    record Shown(
            List<String> times,
            Map<String, List<Long>> verdicts,
            List<Bin> scores,
            List<Bin> padScores,
            List<Reason> reasons,
            List<Latency> latency,
            List<Quota> quota) {}

    record Bin(int from, long calls) {}

    record Reason(String name, long calls) {}

    record Quota(String account, long used, @Nullable Long limit) {}

    /** Milliseconds. */
    record Latency(String step, double p50, double p99) {
        static Latency of(String step, List<Double> millis) {
            var sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
            Arrays.sort(sorted);
            return new Latency(step, sorted[sorted.length / 2], sorted[(int) (sorted.length * 0.99)]);
        }
    }
}
