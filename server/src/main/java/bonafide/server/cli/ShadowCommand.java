package bonafide.server.cli;

import bonafide.engine.decision.ScoreCalibration;
import bonafide.engine.verification.RecognitionProfile;
import bonafide.server.app.Engine;
import bonafide.server.app.Installation;
import bonafide.server.audit.AuditEntry;
import bonafide.server.evaluation.CalibrationToml;
import bonafide.server.evaluation.InvalidListException;
import bonafide.server.evaluation.Shadow;
import bonafide.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** A change of calibration, looked at before it is made. */
@Command(
        name = "shadow",
        description = "Decides recorded calls again by another calibration of the same model; changes nothing.",
        footer = {
            "",
            "CALIBRATION.toml is what bonafide calibrate writes. Written to DIR: shadow.csv, both scores and decisions of "
                    + "every recorded call. Attack detection stands as it was.",
            "",
            "Example: bonafide shadow table/calibration.toml --out shadow"
        })
final class ShadowCommand extends StoreCommand {
    @Parameters(paramLabel = "CALIBRATION.toml", description = "The calibration to try.")
    private Path calibration;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the report is written.")
    private Path out;

    @Option(
            names = "--target-fmr",
            paramLabel = "RATE",
            description = "False-match rate both decide at (1e-5 unless told otherwise).")
    private @Nullable Double target;

    @Override
    int run(Store store) throws IOException {
        Files.createDirectories(out);
        var then = read();
        double rate = TargetRate.of(target, then);
        try (var engine = Engine.open(Installation.find().models());
                var shadow = new Shadow(engine.verifier().calibration(), then, rate, out.resolve("shadow.csv"))) {
            store.auditLog().forEach(Instant.EPOCH, clock().instant(), entry -> add(shadow, entry));
            say(shadow.summary());
            say("Report: " + out.resolve("shadow.csv"));
        }
        return ExitCode.OK;
    }

    private ScoreCalibration read() {
        try {
            return CalibrationToml.read(calibration, RecognitionProfile.STANDARD.calibrationKey());
        } catch (InvalidListException wrong) {
            throw new CommandFailure(String.valueOf(wrong.getMessage()));
        }
    }

    /** Calls that compared nothing have no score to look at. */
    private static void add(Shadow shadow, AuditEntry entry) {
        var end = entry.call().result();
        var cosine = end == null
                ? null
                : JsonMapper.shared().readTree(end.evidence()).get("cosine");
        if (cosine != null && cosine.isNumber()) {
            try {
                shadow.add(entry.call().requestId(), cosine.asDouble());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
