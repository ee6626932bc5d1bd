package bonafide.engine.image;

import java.util.List;

/**
 * How the stored pixels must be turned to stand upright, by the Exif tag Orientation (0x0112; Exif 2.32, table 4).
 * {@link #code()} is the tag's value, 1 to 8.
 */
public enum Orientation {
    UPRIGHT(1),
    MIRRORED(2),
    UPSIDE_DOWN(3),
    UPSIDE_DOWN_MIRRORED(4),
    /** Stored rows are the upright picture's columns: the transpose. */
    TRANSPOSED(5),
    /** Turn the stored pixels 90 degrees clockwise. */
    TURN_RIGHT(6),
    /** The transpose about the other diagonal. */
    TRANSVERSED(7),
    /** Turn the stored pixels 90 degrees counter-clockwise. */
    TURN_LEFT(8);

    private static final List<Orientation> BY_CODE = List.of(values());

    private final int code;

    Orientation(int code) {
        this.code = code;
    }

    /** The value in the file, 1 to 8. */
    public int code() {
        return code;
    }

    /** Width and height change places when the picture is turned upright. */
    public boolean swapsSides() {
        return code >= TRANSPOSED.code;
    }

    /** Anything that is not a defined value counts as upright, as in every common viewer. */
    static Orientation ofCode(int code) {
        return code >= 1 && code <= 8 ? BY_CODE.get(code - 1) : UPRIGHT;
    }
}
