package bonafide.server.cli;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.DecisionPolicy.PadMode;
import bonafide.engine.decision.DecisionPolicy.QualityStrictness;
import bonafide.engine.verification.RecognitionProfile;
import bonafide.server.app.Engine;
import bonafide.server.app.Installation;
import bonafide.server.evaluation.Evaluation;
import bonafide.server.evaluation.InvalidListException;
import bonafide.server.evaluation.PadEvaluation;
import bonafide.server.evaluation.ScoreScale;
import bonafide.server.evaluation.VerifierTemplates;
import bonafide.server.evaluation.report.EvaluationReport;
import bonafide.server.evaluation.report.PadHtmlReport;
import bonafide.server.evaluation.report.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Error rates on the user's own pictures. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Measures the error rates of comparison or attack detection on your own pictures.",
        footer = {
            "",
            "PAIRS.csv has the columns reference, probe, mated (1 or 0); reference_id and probe_id name the people; "
                    + "any other column is a cohort. IDENTITIES.csv has the columns picture, identity. Paths are relative to "
                    + "the list's folder. Written to DIR: scores.csv, report.html, report.json and plots. An interrupted run "
                    + "continues when it is started again.",
            "",
            "PRESENTATIONS.csv has the columns path, label (bonafide or attack), species, source. Written to DIR: "
                    + "pad-scores.csv (its columns, then padScore, decision attack, retry or bonafide, and reason; higher scores "
                    + "are more attack-like), report.html, report.json and det.svg.",
            "",
            "Example: bonafide evaluate pairs.csv --out report --all-against-all people.csv",
            "Example: bonafide evaluate --pad presentations.csv --out pad-report"
        })
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PAIRS.csv", description = "Pairs of pictures to compare.")
    private @Nullable Path pairs;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the report is written.")
    private Path out;

    @Option(
            names = "--all-against-all",
            paramLabel = "IDENTITIES.csv",
            description = "Compare each of these pictures with every other.")
    private @Nullable Path identities;

    @Option(
            names = "--pad",
            paramLabel = "PRESENTATIONS.csv",
            description = "Measure attack detection on these pictures instead.")
    private @Nullable Path presentations;

    @Option(
            names = "--pad-mode",
            defaultValue = "standard",
            paramLabel = "M",
            description = "Cuts for the decisions in pad-scores.csv: ${COMPLETION-CANDIDATES}.")
    private PadMode padMode;

    @Option(
            names = "--profile",
            defaultValue = "default",
            paramLabel = "P",
            description = "default: every accuracy step; fast: one detection, one crop, for bulk work.")
    private String profile;

    @Option(
            names = "--quality",
            defaultValue = "standard",
            paramLabel = "Q",
            description = "Quality policy: ${COMPLETION-CANDIDATES}. Pictures it refuses count as not acquired.")
    private QualityStrictness quality;

    @Option(
            names = "--target-fmr",
            paramLabel = "RATE",
            description = "False-match rate the decisions in scores.csv are made at (1e-5 unless told otherwise).")
    private @Nullable Double target;

    @Option(names = "--threads", paramLabel = "N", description = "Pictures worked on at once; all cores by default.")
    private @Nullable Integer threads;

    @Override
    public Integer call() throws IOException {
        return presentations == null ? compare() : detectAttacks(presentations);
    }

    private Integer detectAttacks(Path list) throws IOException {
        if (pairs != null || identities != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--pad measures attack detection alone; leave out PAIRS.csv and --all-against-all");
        }
        try (var engine = Engine.open(Installation.find().models(), profile());
                var workers = Executors.newFixedThreadPool(workers())) {
            var verifier = engine.verifier();
            var report = new PadEvaluation(
                            verifier,
                            padMode,
                            engine.models(),
                            workers,
                            ProgressBar.onStandardError(spec.commandLine().getErr()),
                            Clock.systemUTC())
                    .run(list, out);
            spec.commandLine().getOut().println(PadHtmlReport.summary(report));
            spec.commandLine().getOut().println("Report: " + out.resolve("report.html"));
            return ExitCode.OK;
        } catch (InvalidListException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private Integer compare() throws IOException {
        var lists = new Evaluation.Lists(Optional.ofNullable(pairs), Optional.ofNullable(identities));
        try (var engine = Engine.open(Installation.find().models(), profile());
                var workers = Executors.newFixedThreadPool(workers())) {
            var verifier = engine.verifier();
            var calibration = verifier.calibration();
            double rate = TargetRate.of(target, calibration);
            var subject = new EvaluationReport.Subject(
                    profile().name().toLowerCase(Locale.ROOT),
                    quality.name().toLowerCase(Locale.ROOT),
                    new TreeMap<>(engine.models()),
                    calibration.data(),
                    rate);
            var report = new Evaluation(
                            new VerifierTemplates(verifier, policy(rate)),
                            new ScoreScale(calibration, rate),
                            subject,
                            workers,
                            ProgressBar.onStandardError(spec.commandLine().getErr()),
                            Clock.systemUTC())
                    .run(lists, out);
            report.studies().forEach(study -> spec.commandLine().getOut().println(Summary.of(study)));
            spec.commandLine().getOut().println("Report: " + out.resolve("report.html"));
            return ExitCode.OK;
        } catch (InvalidListException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private RecognitionProfile profile() {
        return EvaluationOptions.profile(profile, spec);
    }

    private DecisionPolicy policy(double rate) {
        var usual = DecisionPolicy.DEFAULT;
        return new DecisionPolicy(
                rate,
                usual.padMode(),
                quality,
                usual.refuseSecondFace(),
                usual.acceptSamePicture(),
                usual.attackTries());
    }

    private int workers() {
        return EvaluationOptions.workers(threads, spec);
    }
}
