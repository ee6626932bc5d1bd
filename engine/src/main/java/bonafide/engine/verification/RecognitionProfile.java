package bonafide.engine.verification;

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
}
