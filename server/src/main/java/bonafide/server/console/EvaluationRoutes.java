package bonafide.server.console;

import bonafide.server.evaluation.Evaluator;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Error rates on lists in the folder the operator opened for it. */
final class EvaluationRoutes {
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    private final EvaluationFolder folder;
    private final Jobs jobs;
    private final Evaluator evaluator;

    EvaluationRoutes(EvaluationFolder folder, Jobs jobs, Evaluator evaluator) {
        this.folder = folder;
        this.jobs = jobs;
        this.evaluator = evaluator;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/evaluations", Role.OPERATOR, _ -> shown()),
                new Route("POST", "/api/evaluations", Role.OPERATOR, this::start),
                new Route(
                        "GET",
                        "/api/evaluations/{id}",
                        Role.OPERATOR,
                        call -> jobs.find(call.segment("id")).state()),
                new Route("GET", "/api/evaluations/{id}/report", Role.OPERATOR, this::report));
    }

    private Object shown() {
        return new Shown(folder.path() == null ? null : folder.path().toString(), folder.lists());
    }

    private Object start(Call call) {
        var list = folder.list(call.body(NewRun.class).list());
        return jobs.start(job -> evaluator.run(list, job.out(), job));
    }

    private Object report(Call call) {
        var file = jobs.find(call.segment("id")).out().resolve("report.html");
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

    record Shown(@Nullable String folder, List<String> lists) {}
}
