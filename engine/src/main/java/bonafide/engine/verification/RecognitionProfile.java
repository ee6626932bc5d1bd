package bonafide.engine.verification;

import bonafide.engine.alignment.AlignedFace;
import bonafide.engine.alignment.FaceAligner;
import bonafide.engine.detection.FacialLandmarks;
import bonafide.engine.image.Image;

/** How much work goes into one face. Scores of different profiles do not compare; each has its own calibration. */
public enum RecognitionProfile {
    /** Landmarks averaged over three crops, fallback detections, template of crop and mirror image. */
    STANDARD("standard"),
    /** One detection, one crop: less than half the time, and about half as many false non-matches again. */
    FAST("fast");

    private final String calibrationKey;

    RecognitionProfile(String calibrationKey) {
        this.calibrationKey = calibrationKey;
    }

    /** Key of this profile's score table in the manifest. */
    public String calibrationKey() {
        return calibrationKey;
    }

    /** The crop this profile compares; the caller closes it. */
    AlignedFace align(Image picture, FacialLandmarks landmarks) {
        return switch (this) {
            case STANDARD -> FaceAligner.alignSmoothly(picture, landmarks);
            case FAST -> FaceAligner.align(picture, landmarks);
        };
    }
}
