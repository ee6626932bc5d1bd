package bonafide.server.console;

import bonafide.server.evaluation.Evaluator;
import bonafide.server.evaluation.Progress;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluations of lists in the one folder the operator opened for it; one at a time, so that calls keep their processors. */
final class EvaluationRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(EvaluationRoutes.class);
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    private final @Nullable Path folder;
    private final Path reports;
    private final Evaluator evaluator;
    private final Executor executor;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger(1);

    /**
     * @param folder whose lists may be evaluated; null: none
     * @param reports where reports go
     * @param executor runs one task after the other
     */
    EvaluationRoutes(@Nullable Path folder, Path reports, Evaluator evaluator, Executor executor) {
        this.folder = folder;
        this.reports = reports;
        this.evaluator = evaluator;
        this.executor = executor;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/evaluations", Role.OPERATOR, _ -> shown()),
                new Route("POST", "/api/evaluations", Role.OPERATOR, this::start),
                new Route(
                        "GET",
                        "/api/evaluations/{id}",
                        Role.OPERATOR,
                        call -> run(call).state()),
                new Route("GET", "/api/evaluations/{id}/report", Role.OPERATOR, this::report));
    }

    private Object shown() {
        return new Shown(folder == null ? null : folder.toString(), new Lists(lists()));
    }

    private List<String> lists() {
        if (folder == null) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private Object start(Call call) {
        var name = call.body(NewRun.class).list();
        if (folder == null || !lists().contains(name)) {
            throw Refusal.notFound("list in the evaluation folder");
        }
        var id = Integer.toString(next.getAndIncrement());
        var run = new Run(reports.resolve(id));
        runs.put(id, run);
        var list = folder.resolve(name);
        executor.execute(() -> run.carryOut(evaluator, list));
        return new Started(id);
    }

    private Run run(Call call) {
        var run = runs.get(call.segment("id"));
        if (run == null) {
            throw Refusal.notFound("evaluation");
        }
        return run;
    }

    private Object report(Call call) {
        var file = run(call).out.resolve("report.html");
        try {
            var page = Files.readString(file);
            return new RawAnswer(
                    200,
                    Headers.of(
                            "Content-Type",
                            "text/html;charset=utf-8",
                            "Cache-Control",
                            "no-store",
                            "Content-Security-Policy",
                            "default-src 'none'; style-src " + styleHashes(page)
                                    + "; img-src data:; sandbox; frame-ancestors 'self'"),
                    Body.utf8(page));
        } catch (IOException unfinished) {
            throw Refusal.notFound("report yet");
        }
    }

    /** A report holds its style itself and runs nothing: exactly that style is allowed, by its hash. */
    private static String styleHashes(String page) {
        return STYLE.matcher(page)
                .results()
                .map(style -> "'sha256-" + Base64.getEncoder().encodeToString(sha256(style.group(1))) + "'")
                .collect(Collectors.joining(" "));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    record NewRun(String list) {}

    record Started(String id) {}

    record Shown(@Nullable String folder, Lists runs) {}

    record Lists(List<String> lists) {}

    /** @param progress 0 to 1 */
    record State(String state, double progress, String message) {}

    private static final class Run implements Progress {
        private final Path out;
        private volatile State state = new State("running", 0, "");
        private volatile int total = 1;
        private final AtomicInteger done = new AtomicInteger();

        Run(Path out) {
            this.out = out;
        }

        State state() {
            return state;
        }

        void carryOut(Evaluator evaluator, Path list) {
            try {
                evaluator.run(list, out, this);
                state = new State("done", 1, "");
            } catch (IOException | RuntimeException failed) {
                LOG.warn("An evaluation started from the console failed", failed);
                state = new State("failed", 0, String.valueOf(failed.getMessage()));
            }
        }

        @Override
        public void started(String task, int pieces, int restored) {
            total = Math.max(1, pieces);
            done.set(restored);
            advanced(0);
        }

        @Override
        public void advanced(int more) {
            int now = done.addAndGet(more);
            state = new State("running", (double) now / total, now + " / " + total);
        }

        @Override
        public void finished() {
            state = new State("running", 1, total + " / " + total);
        }
    }
}
