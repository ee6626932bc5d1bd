package bonafide.engine.image;

/**
 * What a picture's components mean. Files say it in three places that may disagree: the JFIF segment, Adobe's APP14 and
 * the component numbers. The gate judges once, by the rules of libjpeg, and writes the answer into the rebuilt file.
 */
enum ColourModel {
    GREY(-1),
    YCC(1),
    RGB(0),
    CMYK(0),
    YCCK(2);

    static final int NO_ADOBE = -1;

    private final int transform;

    ColourModel(int transform) {
        this.transform = transform;
    }

    /** @param adobeTransform the transform byte of APP14, or {@link #NO_ADOBE} */
    static ColourModel of(FrameHeader frame, boolean jfif, int adobeTransform) {
        return switch (frame.components().size()) {
            case 1 -> GREY;
            case 3 -> isRgb(frame, jfif, adobeTransform) ? RGB : YCC;
            default -> adobeTransform == NO_ADOBE || adobeTransform == 0 ? CMYK : YCCK;
        };
    }

    private static boolean isRgb(FrameHeader frame, boolean jfif, int adobeTransform) {
        return !jfif && (adobeTransform == NO_ADOBE ? isNamedRgb(frame) : adobeTransform == 0);
    }

    private static boolean isNamedRgb(FrameHeader frame) {
        var components = frame.components();
        return components.get(0).id() == 'R'
                && components.get(1).id() == 'G'
                && components.get(2).id() == 'B';
    }

    /** The Adobe APP14 segment that says so to a decoder; none for grey. */
    byte[] segment() {
        return this == GREY
                ? new byte[0]
                : new byte[] {
                    (byte) 0xff,
                    (byte) Marker.APP14,
                    0,
                    14,
                    'A',
                    'd',
                    'o',
                    'b',
                    'e',
                    0,
                    100,
                    0,
                    0,
                    0,
                    0,
                    (byte) transform
                };
    }
}
