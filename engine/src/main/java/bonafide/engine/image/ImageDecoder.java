package bonafide.engine.image;

import bonafide.engine.image.DecodeResult.Decoded;
import bonafide.engine.image.DecodeResult.Refused;
import bonafide.engine.outcome.UnassessableReason;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Turns the bytes of a JPEG file into upright pixels, once the gate has let it through. Safe from many threads. */
public final class ImageDecoder {
    private static final int COLOUR_AS_STORED =
            opencv_imgcodecs.IMREAD_COLOR_BGR | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;

    private final JpegGate gate;

    public ImageDecoder() {
        this(new JpegGate());
    }

    public ImageDecoder(JpegGate gate) {
        this.gate = gate;
    }

    public DecodeResult decode(EncodedImage file) {
        return switch (gate.open(file)) {
            case GateResult.Refused(var reason, var detail) -> new Refused(reason, detail);
            case GateResult.Accepted accepted -> decode(accepted);
        };
    }

    private static DecodeResult decode(GateResult.Accepted accepted) {
        Mat stored = decode(accepted.picture().bytes());
        if (stored.cols() != accepted.width() || stored.rows() != accepted.height()) {
            stored.close();
            return new Refused(UnassessableReason.UNREADABLE, "The JPEG's pixels cannot be decoded.");
        }
        Image image = new Image(stored);
        if (accepted.orientation() == Orientation.UPRIGHT) {
            return new Decoded(image, accepted.orientation());
        }
        try (image) {
            return new Decoded(image.upright(accepted.orientation()), accepted.orientation());
        }
    }

    private static Mat decode(byte[] jpeg) {
        try (BytePointer data = new BytePointer(jpeg);
                Mat file = new Mat(1, jpeg.length, opencv_core.CV_8UC1, data)) {
            return opencv_imgcodecs.imdecode(file, COLOUR_AS_STORED);
        }
    }
}
