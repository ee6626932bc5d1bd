package bonafide.engine.quality;

/**
 * What is looked at in a face image, by the names of ISO/IEC 29794-5:2025 (and of OFIQ, its reference software). The
 * names are the standard's; the algorithms and the 0 to 100 scales are this program's own unless said otherwise.
 */
public enum QualityComponent {
    /** The one figure that predicts false non-matches: length of the raw template. */
    UNIFIED_QUALITY_SCORE("UnifiedQualityScore", "template norm"),
    /** Area of the second face as a share of the first's. */
    SINGLE_FACE_PRESENT("SingleFacePresent", "share of the largest face's area"),
    /** Pixels between the centres of the eyes. */
    INTER_EYE_DISTANCE("InterEyeDistance", "px"),
    /** Eyes to chin as a share of the picture's height. */
    HEAD_SIZE("HeadSize", "share of the picture's height"),
    /** Turn to the side from the five landmarks; positive: towards the picture's right. */
    HEAD_POSE_YAW("HeadPoseYaw", "degrees"),
    /** Nod from the five landmarks; positive: downwards. */
    HEAD_POSE_PITCH("HeadPosePitch", "degrees"),
    /** Tilt of the line through the eyes; positive: clockwise on the screen. */
    HEAD_POSE_ROLL("HeadPoseRoll", "degrees"),
    /** Variance of the Laplacian of the face's luminance at a fixed size. */
    SHARPNESS("Sharpness", "variance of the Laplacian"),
    /** Share of the face's pixels with luminance 25 or less. */
    UNDER_EXPOSURE_PREVENTION("UnderExposurePrevention", "share of the face's pixels"),
    /** Share of the face's pixels with luminance 247 or more. */
    OVER_EXPOSURE_PREVENTION("OverExposurePrevention", "share of the face's pixels"),
    /** Entropy of the face's luminance histogram, 0 to 8 bits. */
    DYNAMIC_RANGE("DynamicRange", "bits"),
    /** Quality setting of the last JPEG compression, 1 to 100, from its quantisation table. */
    COMPRESSION_ARTIFACTS("CompressionArtifacts", "JPEG quality"),
    /** Picture to the left of the eyes' midpoint, in distances between the eyes. */
    LEFTWARD_CROP_OF_THE_FACE_IMAGE("LeftwardCropOfTheFaceImage", "distances between the eyes"),
    /** Picture to the right of the eyes' midpoint, in distances between the eyes. */
    RIGHTWARD_CROP_OF_THE_FACE_IMAGE("RightwardCropOfTheFaceImage", "distances between the eyes"),
    /** Picture above the eyes' midpoint, in distances from eyes to chin. */
    MARGIN_ABOVE_OF_THE_FACE_IMAGE("MarginAboveOfTheFaceImage", "distances from eyes to chin"),
    /** Picture below the eyes' midpoint, in distances from eyes to chin. */
    MARGIN_BELOW_OF_THE_FACE_IMAGE("MarginBelowOfTheFaceImage", "distances from eyes to chin"),
    /** Not assessable: no network for it has been shown to work here. */
    EYES_OPEN("EyesOpen", ""),
    /** Not assessable: no network for it has been shown to work here. */
    FACE_OCCLUSION_PREVENTION("FaceOcclusionPrevention", "");

    private final String isoName;
    private final String unit;

    QualityComponent(String isoName, String unit) {
        this.isoName = isoName;
        this.unit = unit;
    }

    /** The component's name in ISO/IEC 29794-5. */
    public String isoName() {
        return isoName;
    }

    /** Of the native value. */
    public String unit() {
        return unit;
    }
}
