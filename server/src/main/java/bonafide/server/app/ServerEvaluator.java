package bonafide.server.app;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.server.evaluation.Evaluation;
import bonafide.server.evaluation.Evaluator;
import bonafide.server.evaluation.Progress;
import bonafide.server.evaluation.ScoreScale;
import bonafide.server.evaluation.VerifierTemplates;
import bonafide.server.evaluation.report.EvaluationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Evaluates with the models the server decides with. One worker: calls keep the other processors. */
record ServerEvaluator(Engine engine, InstantSource clock) implements Evaluator {
    private static final DecisionPolicy POLICY = DecisionPolicy.DEFAULT;

    @Override
    public void run(Path list, Path out, Progress progress) throws IOException {
        var calibration = engine.verifier().calibration();
        double target = Math.max(POLICY.targetFalseMatchRate(), calibration.smallestRate());
        var subject = new EvaluationReport.Subject(
                "standard", "standard", new TreeMap<>(engine.models()), calibration.data(), target);
        try (var worker = worker()) {
            new Evaluation(
                            new VerifierTemplates(engine.verifier(), POLICY),
                            new ScoreScale(calibration, target),
                            subject,
                            worker,
                            progress,
                            clock)
                    .run(Evaluation.Lists.of(list), out);
        }
    }

    static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("evaluation-worker").factory());
    }
}
