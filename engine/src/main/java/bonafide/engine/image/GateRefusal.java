package bonafide.engine.image;

import bonafide.engine.outcome.UnassessableReason;

/** Carries a refusal from the depth of the parser to {@link JpegGate#open}, which turns it into a value. */
final class GateRefusal extends RuntimeException {
    private final UnassessableReason reason;

    private GateRefusal(UnassessableReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    static GateRefusal unreadable(String detail) {
        return new GateRefusal(UnassessableReason.UNREADABLE, detail);
    }

    static GateRefusal tooLarge(String what, long found, long limit) {
        return new GateRefusal(UnassessableReason.TOO_LARGE, "%s %,d; the limit is %,d.".formatted(what, found, limit));
    }

    static GateRefusal tooSmall(int width, int height, int minSide) {
        return new GateRefusal(
                UnassessableReason.TOO_SMALL,
                "The picture is %d x %d pixels; each side must have at least %d.".formatted(width, height, minSide));
    }

    static GateRefusal notAJpeg(String detail) {
        return new GateRefusal(UnassessableReason.NOT_A_JPEG, detail);
    }

    GateResult.Refused result() {
        return new GateResult.Refused(reason, String.valueOf(getMessage()));
    }
}
