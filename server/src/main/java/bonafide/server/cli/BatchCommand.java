package bonafide.server.cli;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.DecisionPolicy.PadMode;
import bonafide.engine.decision.DecisionPolicy.QualityStrictness;
import bonafide.engine.decision.ScoreCalibration;
import bonafide.engine.verification.BulkVerifier;
import bonafide.server.app.Engine;
import bonafide.server.app.Installation;
import bonafide.server.app.StoreLocation;
import bonafide.server.evaluation.Batch;
import bonafide.server.evaluation.InvalidListException;
import bonafide.server.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decisions on many pairs without a server. */
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        description = "Decides on every pair of a list as the server decides on a call; works on each picture once.",
        footer = {
            "",
            "INPUT is a list with the columns reference and probe, paths relative to its folder; or a folder whose "
                    + "subfolders hold reference.jpg and probe.jpg. Written to DIR: decisions.csv, one row for each pair in the "
                    + "list's order. An interrupted run continues when it is started again with the same folder.",
            "",
            "Example: bonafide batch pairs.csv --out decided"
        })
final class BatchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StoreOptions storeOptions;

    @Parameters(index = "0", paramLabel = "INPUT", description = "Pairs of pictures to decide on.")
    private Path input;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the decisions are written.")
    private Path out;

    @Option(
            names = "--pad-mode",
            defaultValue = "standard",
            paramLabel = "M",
            description = "Cuts of attack detection: ${COMPLETION-CANDIDATES}.")
    private PadMode padMode;

    @Option(
            names = "--profile",
            defaultValue = "default",
            paramLabel = "P",
            description = "default: every accuracy step; fast: one detection, one crop.")
    private String profile;

    @Option(
            names = "--quality",
            defaultValue = "standard",
            paramLabel = "Q",
            description = "Quality policy: ${COMPLETION-CANDIDATES}.")
    private QualityStrictness quality;

    @Option(
            names = "--target-fmr",
            paramLabel = "RATE",
            description = "False-match rate a match must have or undercut (1e-5 unless told otherwise).")
    private @Nullable Double target;

    @Option(names = "--threads", paramLabel = "N", description = "Pictures worked on at once; all cores by default.")
    private @Nullable Integer threads;

    @Option(
            names = "--receipts",
            description = "Also write receipts.jws: for each pair a line, signed with the installation's key (--data).")
    private boolean receipts;

    @Override
    public Integer call() throws IOException {
        var installation = Installation.find();
        try (var engine = Engine.open(installation.models(), EvaluationOptions.profile(profile, spec));
                var workers = Executors.newFixedThreadPool(EvaluationOptions.workers(threads, spec))) {
            var batch = new Batch(
                    new BulkVerifier(engine.verifier(), policy(engine.verifier().calibration())),
                    workers,
                    ProgressBar.onStandardError(spec.commandLine().getErr()));
            int pairs =
                    receipts ? runWithReceipts(batch, installation, engine) : batch.run(input, out, (_, _, _) -> {});
            spec.commandLine().getOut().printf("%,d decisions: %s%n", pairs, out.resolve("decisions.csv"));
            return ExitCode.OK;
        } catch (InvalidListException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private int runWithReceipts(Batch batch, Installation installation, Engine engine) throws IOException {
        var settings = storeOptions.settings();
        var location = StoreLocation.of(settings, storeOptions.dataFolder(settings, installation))
                .patient();
        Files.createDirectories(out);
        try (var store = Store.open(location, InstantSource.system(), new SecureRandom());
                var file = new PrintWriter(Files.newBufferedWriter(out.resolve("receipts.jws")))) {
            var signed = store.receipts().inBulk(engine.models(), InstantSource.system());
            return batch.run(input, out, (reference, probe, decision) -> {
                file.println(signed.receipt(reference, probe, decision));
                if (file.checkError()) {
                    throw new IOException("receipts.jws cannot be written");
                }
            });
        }
    }

    private DecisionPolicy policy(ScoreCalibration calibration) {
        var usual = DecisionPolicy.DEFAULT;
        return new DecisionPolicy(
                TargetRate.of(target, calibration),
                padMode,
                quality,
                usual.refuseSecondFace(),
                usual.acceptSamePicture(),
                usual.attackTries());
    }
}
