package bonafide.engine.image;

/** Second bytes of the JPEG markers the gate knows (ITU-T T.81, table B.1). */
final class Marker {
    static final int TEM = 0x01;
    static final int SOF0 = 0xc0;
    static final int SOF2 = 0xc2;
    static final int DHT = 0xc4;
    static final int JPG = 0xc8;
    static final int DAC = 0xcc;
    static final int SOF15 = 0xcf;
    static final int RST0 = 0xd0;
    static final int RST7 = 0xd7;
    static final int SOI = 0xd8;
    static final int EOI = 0xd9;
    static final int SOS = 0xda;
    static final int DQT = 0xdb;
    static final int DNL = 0xdc;
    static final int DRI = 0xdd;
    static final int DHP = 0xde;
    static final int EXP = 0xdf;
    static final int APP0 = 0xe0;
    static final int APP1 = 0xe1;
    static final int APP14 = 0xee;
    static final int APP15 = 0xef;
    static final int JPEG_LS = 0xf7;
    static final int COM = 0xfe;

    private Marker() {}

    static boolean isRestart(int marker) {
        return marker >= RST0 && marker <= RST7;
    }

    static boolean isMetadata(int marker) {
        return (marker >= APP0 && marker <= APP15) || marker == COM;
    }

    static boolean isFrameHeader(int marker) {
        return (marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC)
                || marker == JPEG_LS;
    }

    /** Why a frame of this type is not decoded; called for frame headers other than SOF0 to SOF2. */
    static String describeFrame(int marker) {
        return switch (marker) {
            case 0xc3 -> "lossless coding (SOF3)";
            case JPEG_LS -> "JPEG-LS coding";
            case 0xc5, 0xc6, 0xc7 -> "hierarchical coding (SOF%d)".formatted(marker - SOF0);
            default -> "arithmetic coding (SOF%d)".formatted(marker - SOF0);
        };
    }
}
