package bonafide.server.cli;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.ScoreCalibration;
import bonafide.engine.verification.RecognitionProfile;
import bonafide.server.app.Engine;
import bonafide.server.app.Installation;
import bonafide.server.evaluation.Calibration;
import bonafide.server.evaluation.CalibrationRun;
import bonafide.server.evaluation.CalibrationToml;
import bonafide.server.evaluation.ChangedDecisions;
import bonafide.server.evaluation.InvalidListException;
import bonafide.server.evaluation.PastDecisions;
import bonafide.server.evaluation.VerifierTemplates;
import bonafide.server.evaluation.statistics.ScoreTable.Point;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What scores mean on the user's own people. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = "Makes a score table from your own pictures of different people and shows what it would change.",
        footer = {
            "",
            "PAIRS.csv has the columns reference, probe, mated; only rows that are not mated count. IDENTITIES.csv "
                    + "has the columns picture, identity, and gives many more comparisons. DECISIONS.csv is a scores.csv or an "
                    + "export of the audit trail: any table with a column comparisonScore or falseMatchRate.",
            "Written to DIR: calibration.toml, the block for models/manifest.toml, and changed-decisions.csv.",
            "",
            "Example: bonafide calibrate --all-against-all portraits.csv --out table --decisions scores.csv"
        })
final class CalibrateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PAIRS.csv", description = "Pairs of different people.")
    private @Nullable Path pairs;

    @Option(
            names = "--all-against-all",
            paramLabel = "IDENTITIES.csv",
            description = "Pictures of many people, each compared with every other.")
    private @Nullable Path identities;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the table is written.")
    private Path out;

    @Option(names = "--decisions", paramLabel = "DECISIONS.csv", description = "Past decisions to decide again.")
    private @Nullable Path decisions;

    @Option(
            names = "--data",
            paramLabel = "TEXT",
            defaultValue = "own pictures",
            description = "What the pictures are, for the table's record: who, where, how taken.")
    private String data;

    @Option(names = "--profile", defaultValue = "default", paramLabel = "P", description = "default or fast.")
    private String profile;

    @Option(
            names = "--target-fmr",
            paramLabel = "RATE",
            description = "False-match rate past decisions were made at (1e-5 unless told otherwise).")
    private @Nullable Double target;

    @Option(names = "--threads", paramLabel = "N", description = "Pictures worked on at once; all cores by default.")
    private @Nullable Integer threads;

    @Override
    public Integer call() throws IOException {
        if ((pairs == null) == (identities == null)) {
            throw new ParameterException(spec.commandLine(), "give PAIRS.csv or --all-against-all, one of them");
        }
        RecognitionProfile chosen = EvaluationOptions.profile(profile, spec);
        try (var engine = Engine.open(Installation.find().models(), chosen);
                var workers = Executors.newFixedThreadPool(EvaluationOptions.workers(threads, spec))) {
            var calibration = new Calibration(
                    new VerifierTemplates(engine.verifier(), DecisionPolicy.DEFAULT),
                    workers,
                    ProgressBar.onStandardError(spec.commandLine().getErr()));
            CalibrationRun.Result result = pairs != null
                    ? calibration.ofPairs(pairs, out)
                    : calibration.ofIdentities(Objects.requireNonNull(identities), out);
            Path file = out.resolve("calibration.toml");
            Files.writeString(file, CalibrationToml.of(result, chosen.calibrationKey(), data));
            print(result, engine.verifier().calibration());
            spec.commandLine().getOut().println("Table: " + file);
            result.calibration()
                    .objectionTo(DecisionPolicy.DEFAULT.targetFalseMatchRate())
                    .ifPresent(
                            objection -> spec.commandLine()
                                    .getOut()
                                    .println(
                                            "The default policy cannot be met with it: " + objection
                                                    + ". Take pictures of more people, or allow more: --target-fmr, bonafide policies put"));
            if (decisions != null) {
                decideAgain(decisions, engine.verifier().calibration(), result.calibration());
            }
            return ExitCode.OK;
        } catch (InvalidListException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private void print(CalibrationRun.Result result, ScoreCalibration shipped) {
        PrintWriter print = spec.commandLine().getOut();
        print.printf(
                Locale.ROOT,
                "%,d comparisons of %,d people.%n%10s %12s %12s  %s%n",
                result.table().comparisons(),
                result.people(),
                "FMR",
                "here",
                "in use",
                "rests on");
        for (Point point : result.table().withoutEnds()) {
            double rate = point.falseMatchRate();
            print.printf(
                    Locale.ROOT,
                    "%10.0e %12.4f %12s  %s%n",
                    rate,
                    point.score(),
                    rate < shipped.smallestRate()
                            ? "-"
                            : "%.4f".formatted(shipped.thresholdAt(rate).cosine()),
                    point.support() == 0 ? "a fitted tail" : String.format("%,d false matches", point.support()));
        }
    }

    private void decideAgain(Path file, ScoreCalibration shipped, ScoreCalibration own) throws IOException {
        double rate = target == null ? DecisionPolicy.DEFAULT.targetFalseMatchRate() : target;
        if (rate < Math.max(own.smallestRate(), shipped.smallestRate())) {
            spec.commandLine()
                    .getOut()
                    .println("Past decisions cannot be repeated: "
                            + Stream.of(own, shipped)
                                    .flatMap(table -> table.objectionTo(rate).stream())
                                    .findFirst()
                                    .orElseThrow());
            return;
        }
        PastDecisions past = PastDecisions.read(file, shipped);
        List<PastDecisions.Change> changes = past.changes(shipped, own, rate);
        Path written = out.resolve("changed-decisions.csv");
        ChangedDecisions.write(written, changes);
        long refused = changes.stream().filter(PastDecisions.Change::wasMatch).count();
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "Of %,d past decisions at %.0e, %,d would change: %,d matches become non-matches, %,d non-matches"
                                + " become matches: %s%n",
                        past.decisions().size(),
                        rate,
                        changes.size(),
                        refused,
                        changes.size() - refused,
                        written);
    }
}
