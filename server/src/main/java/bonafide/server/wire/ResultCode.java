package bonafide.server.wire;

import bonafide.engine.decision.AttackKind;
import bonafide.engine.decision.VerificationOutcome;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.outcome.UnassessableReason;

/**
 * The one table of {@code retCode}, {@code retCodeSub} and {@code retMessage}. Z1140 and Z1141 are the vendor's; the
 * vendor publishes no others, so Z1142 and up are this server's own. They never change their meaning. The vendor advises
 * programs to decide by {@code passed} and {@code retCode}, and to use the other two for troubleshooting only.
 */
public enum ResultCode {
    PASSED("OK_SUCCESS", "Z1140", "Facial recognition passed"),
    RESOURCE_CODE_INVALID("SYSTEM_ERROR", "Z1141", "resourceCode value invalid"),
    NOT_MATCHED("OK_SUCCESS", "Z1142", "Facial recognition not passed, the two faces do not match"),
    ATTACK("OK_SUCCESS", "Z1143", "Facial recognition not passed, the face photo is taken for a presentation attack"),
    SAME_SHOT(
            "OK_SUCCESS",
            "Z1144",
            "Facial recognition not passed, the face photo is a picture of the document portrait"),
    NO_FACE("UNABLE_GET_IMAGE", "Z1150", "No usable face was found in %s"),
    SEVERAL_FACES("UNABLE_GET_IMAGE", "Z1151", "More than one face of comparable size in %s"),
    POOR_QUALITY("UNABLE_GET_IMAGE", "Z1152", "The face in %s is too poor to be compared, take the photo again"),
    SAME_PICTURE("UNABLE_GET_IMAGE", "Z1153", "refFaceContent and authFaceContent are one and the same picture"),
    NOT_A_JPEG("PROCESSING", "Z1160", "%s is not a JPEG"),
    UNREADABLE("PROCESSING", "Z1161", "%s cannot be decoded completely"),
    TOO_LARGE("PROCESSING", "Z1162", "%s has more bytes, pixels or segments than the limit"),
    TOO_SMALL("PROCESSING", "Z1163", "%s has fewer pixels than a face needs"),
    ATTACK_UNCERTAIN("PROCESSING", "Z1164", "%s may show a presentation attack, take the photo again"),
    TRIES_EXHAUSTED("PROCESSING", "Z1165", "Too many failed attempts with this %s, try again tomorrow"),
    ATTACK_DETECTION_FAILED("SYSTEM_ERROR", "Z1170", "Presentation attack detection could not run");

    private final String retCode;
    private final String subcode;
    private final String pattern;

    ResultCode(String retCode, String subcode, String pattern) {
        this.retCode = retCode;
        this.subcode = subcode;
        this.pattern = pattern;
    }

    public String retCode() {
        return retCode;
    }

    public String subcode() {
        return subcode;
    }

    /** The sentence with {@code %s} where the name of the picture's field stands. */
    public String pattern() {
        return pattern;
    }

    /** @param field {@code refFaceContent} or {@code authFaceContent}, where the sentence names a picture */
    public String message(String field) {
        // The documented Z1141 sentence stands alone; every other ends with its subcode, like the documented Z1140.
        return this == RESOURCE_CODE_INVALID ? pattern : pattern.formatted(field) + " (" + subcode + ")";
    }

    public static ResultCode of(VerificationOutcome outcome) {
        return switch (outcome) {
            case Decided decided when decided.passed() -> PASSED;
            case Decided decided when decided.attackKind() == AttackKind.SAME_SHOT -> SAME_SHOT;
            case Decided decided when decided.attack() -> ATTACK;
            case Decided _ -> NOT_MATCHED;
            case Unassessable unassessable -> of(unassessable.reason());
        };
    }

    private static ResultCode of(UnassessableReason reason) {
        return switch (reason) {
            case NOT_A_JPEG -> NOT_A_JPEG;
            case UNREADABLE -> UNREADABLE;
            case TOO_LARGE -> TOO_LARGE;
            case TOO_SMALL -> TOO_SMALL;
            case NO_FACE -> NO_FACE;
            case SEVERAL_FACES -> SEVERAL_FACES;
            case POOR_QUALITY -> POOR_QUALITY;
            case SAME_PICTURE -> SAME_PICTURE;
            case ATTACK_UNCERTAIN -> ATTACK_UNCERTAIN;
            case TRIES_EXHAUSTED -> TRIES_EXHAUSTED;
            case ATTACK_DETECTION_FAILED -> ATTACK_DETECTION_FAILED;
        };
    }
}
