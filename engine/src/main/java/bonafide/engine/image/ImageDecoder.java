package bonafide.engine.image;

import bonafide.engine.decision.UnassessableReason;
import bonafide.engine.image.DecodeResult.Decoded;
import bonafide.engine.image.DecodeResult.Refused;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Turns the bytes of a JPEG file into upright pixels. Stateless; safe from many threads. */
public final class ImageDecoder {
    static {
        OpenCv.load();
    }

    public DecodeResult decode(EncodedImage encoded) {
        byte[] bytes = encoded.bytes();
        if (bytes.length < 4 || (bytes[0] & 0xFF) != 0xFF || (bytes[1] & 0xFF) != 0xD8) {
            return new Refused(UnassessableReason.NOT_A_JPEG, "the file does not start with a JPEG marker");
        }
        try (BytePointer data = new BytePointer(bytes);
                Mat file = new Mat(1, bytes.length, opencv_core.CV_8UC1, data)) {
            Mat pixels = opencv_imgcodecs.imdecode(file, opencv_imgcodecs.IMREAD_COLOR_BGR);
            if (pixels.empty()) {
                pixels.close();
                return new Refused(UnassessableReason.UNREADABLE, "the JPEG cannot be decoded");
            }
            return new Decoded(new Image(pixels));
        }
    }
}
