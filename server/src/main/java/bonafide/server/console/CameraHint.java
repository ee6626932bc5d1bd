package bonafide.server.console;

import bonafide.engine.detection.BoundingBox;
import bonafide.engine.quality.QualityComponent;
import bonafide.engine.verification.SampleResult;
import org.jspecify.annotations.Nullable;

/**
 * What to tell somebody in front of a webcam.
 *
 * @param hint no-face, closer, light, still or good; the pages translate it
 */
record CameraHint(String hint, @Nullable Box face) {
    /** Face height as a share of the frame. */
    private static final double TOO_FAR = 0.35;
    /** Entropy of the face's brightness, 0 to 100. */
    private static final int TOO_FLAT = 75;
    /** Movement between two frames, in widths of the face. */
    private static final double MOVING = 0.12;

    /** Shares of the frame, 0 to 1. */
    record Box(double x, double y, double width, double height) {
        static Box of(BoundingBox box, double frameWidth, double frameHeight) {
            return new Box(
                    box.x() / frameWidth, box.y() / frameHeight, box.width() / frameWidth, box.height() / frameHeight);
        }

        boolean movedSince(Box before) {
            return Math.hypot(x - before.x, y - before.y) > MOVING * width;
        }
    }

    static CameraHint of(SampleResult found, @Nullable Box previous) {
        var evidence = found.evidence();
        if (evidence == null || evidence.sample() == null) {
            return new CameraHint("no-face", null);
        }
        var sample = evidence.sample();
        var box = Box.of(sample.face().box(), evidence.width(), evidence.height());
        if (box.height() < TOO_FAR) {
            return new CameraHint("closer", box);
        }
        var range = sample.quality().of(QualityComponent.DYNAMIC_RANGE).value();
        if (range != null && range < TOO_FLAT) {
            return new CameraHint("light", box);
        }
        return new CameraHint(previous != null && box.movedSince(previous) ? "still" : "good", box);
    }
}
