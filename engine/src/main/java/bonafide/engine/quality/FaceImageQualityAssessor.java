package bonafide.engine.quality;

import bonafide.engine.alignment.FaceAligner;
import bonafide.engine.detection.BoundingBox;
import bonafide.engine.detection.DetectedFace;
import bonafide.engine.detection.FacialLandmarks;
import bonafide.engine.image.Image;
import bonafide.engine.image.Point;
import bonafide.engine.image.SimilarityTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Measures a face image component by component (ISO/IEC 29794-5). Stateless; costs under a millisecond. */
public final class FaceImageQualityAssessor {
    /** Sharpness and light are measured with the face at this size, so that they say something about the face. */
    private static final int SIZE = 2 * FaceAligner.SIZE;

    private final double retakeNorm;
    private final double warnNorm;

    /**
     * @param retakeNorm template norm that maps to 30 of 100
     * @param warnNorm template norm that maps to 50 of 100
     */
    public FaceImageQualityAssessor(double retakeNorm, double warnNorm) {
        if (!(retakeNorm > 0 && retakeNorm < warnNorm)) {
            throw new IllegalArgumentException(
                    "template norms must rise from above 0: " + retakeNorm + ", " + warnNorm);
        }
        this.retakeNorm = retakeNorm;
        this.warnNorm = warnNorm;
    }

    /**
     * @param picture upright
     * @param faces all found, the assessed one first
     * @param templateNorm length of the face's raw template
     * @param jpegQuality of the file, 1 to 100, if it can be told
     */
    public QualityAssessment assess(
            Image picture, List<DetectedFace> faces, double templateNorm, OptionalInt jpegQuality) {
        DetectedFace face = faces.getFirst();
        List<QualityMeasure> measures = new ArrayList<>();
        measures.add(QualityMeasure.of(
                QualityComponent.UNIFIED_QUALITY_SCORE,
                templateNorm,
                30 + 20 * (templateNorm - retakeNorm) / (warnNorm - retakeNorm)));
        double second =
                faces.size() < 2 ? 0 : faces.get(1).box().area() / face.box().area();
        measures.add(QualityMeasure.of(QualityComponent.SINGLE_FACE_PRESENT, second, 100 * (1 - second)));
        addGeometry(measures, picture, face);
        addPose(measures, HeadPose.of(face.landmarks()));
        addLight(measures, picture, face.landmarks());
        measures.add(
                jpegQuality.isPresent()
                        ? QualityMeasure.of(
                                QualityComponent.COMPRESSION_ARTIFACTS, jpegQuality.getAsInt(), jpegQuality.getAsInt())
                        : QualityMeasure.notAssessable(QualityComponent.COMPRESSION_ARTIFACTS));
        measures.add(QualityMeasure.notAssessable(QualityComponent.EYES_OPEN));
        measures.add(QualityMeasure.notAssessable(QualityComponent.FACE_OCCLUSION_PREVENTION));
        return new QualityAssessment(measures);
    }

    private static void addGeometry(List<QualityMeasure> measures, Image picture, DetectedFace face) {
        BoundingBox box = face.box();
        double eyes = face.landmarks().interEyeDistance();
        Point middle = new Point(
                (face.landmarks().leftEye().x() + face.landmarks().rightEye().x()) / 2,
                (face.landmarks().leftEye().y() + face.landmarks().rightEye().y()) / 2);
        // The detector's box ends at the chin.
        double eyesToChin = Math.max(eyes / 2, box.y() + box.height() - middle.y());
        measures.add(QualityMeasure.of(QualityComponent.INTER_EYE_DISTANCE, eyes, sigmoid(eyes, 70, 20)));
        double size = eyesToChin / picture.height();
        measures.add(QualityMeasure.of(QualityComponent.HEAD_SIZE, size, 100 - 200 * Math.abs(size - 0.45)));
        addMargin(measures, QualityComponent.LEFTWARD_CROP_OF_THE_FACE_IMAGE, middle.x() / eyes, 0.9);
        addMargin(
                measures,
                QualityComponent.RIGHTWARD_CROP_OF_THE_FACE_IMAGE,
                (picture.width() - middle.x()) / eyes,
                0.9);
        addMargin(measures, QualityComponent.MARGIN_ABOVE_OF_THE_FACE_IMAGE, middle.y() / eyesToChin, 1.4);
        addMargin(
                measures,
                QualityComponent.MARGIN_BELOW_OF_THE_FACE_IMAGE,
                (picture.height() - middle.y()) / eyesToChin,
                1.8);
    }

    private static void addMargin(List<QualityMeasure> measures, QualityComponent side, double share, double half) {
        measures.add(QualityMeasure.of(side, share, sigmoid(share, half, 0.1)));
    }

    /** As in OFIQ: the square of the cosine, so small turns cost little. */
    private static void addPose(List<QualityMeasure> measures, HeadPose pose) {
        addAngle(measures, QualityComponent.HEAD_POSE_YAW, pose.yaw());
        addAngle(measures, QualityComponent.HEAD_POSE_PITCH, pose.pitch());
        addAngle(measures, QualityComponent.HEAD_POSE_ROLL, pose.roll());
    }

    private static void addAngle(List<QualityMeasure> measures, QualityComponent component, double degrees) {
        double cosine = Math.max(0, Math.cos(Math.toRadians(degrees)));
        measures.add(QualityMeasure.of(component, degrees, 100 * cosine * cosine));
    }

    private static void addLight(List<QualityMeasure> measures, Image picture, FacialLandmarks landmarks) {
        double enlarge = (double) SIZE / FaceAligner.SIZE;
        SimilarityTransform toFace = FaceAligner.transform(landmarks).then(new SimilarityTransform(enlarge, 0, 0, 0));
        try (Image face = picture.warped(toFace, SIZE, SIZE)) {
            FaceLight light = FaceLight.of(face);
            measures.add(QualityMeasure.of(
                    QualityComponent.SHARPNESS,
                    light.laplacianVariance(),
                    25 * Math.log10(1 + light.laplacianVariance()) * 1.6));
            measures.add(QualityMeasure.of(
                    QualityComponent.UNDER_EXPOSURE_PREVENTION,
                    light.underExposed(),
                    100 * (1 - light.underExposed())));
            measures.add(QualityMeasure.of(
                    QualityComponent.OVER_EXPOSURE_PREVENTION, light.overExposed(), 100 * (1 - light.overExposed())));
            measures.add(QualityMeasure.of(QualityComponent.DYNAMIC_RANGE, light.entropy(), 12.5 * light.entropy()));
        }
    }

    /** 0 to 100 with 50 at {@code half}. */
    private static double sigmoid(double x, double half, double width) {
        return 100 / (1 + Math.exp((half - x) / width));
    }
}
