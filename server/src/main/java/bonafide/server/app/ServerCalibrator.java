package bonafide.server.app;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.verification.RecognitionProfile;
import bonafide.server.evaluation.Calibration;
import bonafide.server.evaluation.CalibrationRun;
import bonafide.server.evaluation.Calibrator;
import bonafide.server.evaluation.Progress;
import bonafide.server.evaluation.VerifierTemplates;
import java.io.IOException;
import java.nio.file.Path;

/** Makes score tables for the models the server decides with. One worker: calls keep the other processors. */
record ServerCalibrator(Engine engine) implements Calibrator {

    @Override
    public CalibrationRun.Result run(Path list, Path out, Progress progress) throws IOException {
        try (var worker = ServerEvaluator.worker()) {
            var templates = new VerifierTemplates(engine.verifier(), DecisionPolicy.DEFAULT);
            return new Calibration(templates, worker, progress).of(list, out);
        }
    }

    @Override
    public String profile() {
        return RecognitionProfile.STANDARD.calibrationKey();
    }
}
