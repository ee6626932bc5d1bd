package bonafide.engine.image;

import bonafide.engine.decision.UnassessableReason;
import bonafide.engine.image.DecodeResult.Decoded;
import bonafide.engine.image.DecodeResult.Refused;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Turns the bytes of a JPEG file into upright pixels, once the gate has found it sound. Safe from many threads. */
public final class ImageDecoder {
    static {
        OpenCv.load();
    }

    private final JpegGate gate;

    public ImageDecoder() {
        this(new JpegGate());
    }

    public ImageDecoder(JpegGate gate) {
        this.gate = gate;
    }

    public DecodeResult decode(EncodedImage encoded) {
        return switch (gate.open(encoded)) {
            case GateResult.Refused refused -> new Refused(refused.reason(), refused.detail());
            case GateResult.Accepted accepted -> decode(accepted);
        };
    }

    private static DecodeResult decode(GateResult.Accepted accepted) {
        byte[] bytes = accepted.picture().bytes();
        try (BytePointer data = new BytePointer(bytes);
                Mat file = new Mat(1, bytes.length, opencv_core.CV_8UC1, data)) {
            Mat pixels = opencv_imgcodecs.imdecode(
                    file, opencv_imgcodecs.IMREAD_COLOR_BGR | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION);
            if (pixels.cols() != accepted.width() || pixels.rows() != accepted.height()) {
                pixels.close();
                return new Refused(UnassessableReason.UNREADABLE, "The JPEG cannot be decoded.");
            }
            return new Decoded(upright(new Image(pixels), accepted.orientation()));
        }
    }

    private static Image upright(Image stored, Orientation orientation) {
        return switch (orientation) {
            case UPRIGHT -> stored;
            case MIRRORED -> turned(stored, 0, true);
            case UPSIDE_DOWN -> turned(stored, 2, false);
            case UPSIDE_DOWN_MIRRORED -> turned(stored, 2, true);
            case TRANSPOSED -> turned(stored, 1, true);
            case TURN_RIGHT -> turned(stored, 1, false);
            case TRANSVERSED -> turned(stored, 3, true);
            case TURN_LEFT -> turned(stored, 3, false);
        };
    }

    /** Takes the stored picture over. */
    private static Image turned(Image stored, int quarters, boolean mirrored) {
        try (stored) {
            if (!mirrored) {
                return stored.turned(quarters);
            }
            try (Image turned = stored.turned(quarters)) {
                return turned.mirrored();
            }
        }
    }
}
