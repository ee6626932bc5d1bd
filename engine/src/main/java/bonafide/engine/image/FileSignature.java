package bonafide.engine.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HexFormat;
import java.util.List;

/** Recognises by its first bytes what a file is that is not a JPEG, so that its sender can be told. */
final class FileSignature {
    /** The bytes every JPEG begins with: start of image, then the first byte of the next marker. */
    private static final int[] JPEG = {0xff, 0xd8, 0xff};

    private static final int STRAY_SEARCH = 64;

    private record Known(String name, int offset, String magic) {}

    private static final List<Known> KNOWN = List.of(
            new Known("a PNG", 0, bytes("89504e470d0a1a0a")),
            new Known("a GIF", 0, "GIF8"),
            new Known("a WebP", 8, "WEBP"),
            new Known("a TIFF", 0, bytes("49492a00")),
            new Known("a TIFF", 0, bytes("4d4d002a")),
            new Known("a BigTIFF", 0, bytes("49492b00")),
            new Known("an AVIF", 4, "ftypavi"),
            new Known("a HEIC", 4, "ftyphei"),
            new Known("a HEIC", 4, "ftyphev"),
            new Known("a HEIC or AVIF", 4, "ftypmif1"),
            new Known("a HEIC or AVIF", 4, "ftypmsf1"),
            new Known("a video", 4, "ftyp"),
            new Known("a PDF", 0, "%PDF"),
            new Known("a JPEG XL", 0, bytes("0000000c4a584c20")),
            new Known("a JPEG XL", 0, bytes("ff0a")),
            new Known("a JPEG 2000", 0, bytes("0000000c6a502020")),
            new Known("a JPEG 2000", 0, bytes("ff4fff51")),
            new Known("a Photoshop file", 0, "8BPS"),
            new Known("a BMP", 0, "BM"),
            new Known("an icon", 0, bytes("00000100")),
            new Known("a ZIP", 0, bytes("504b0304")),
            new Known("Base64 text", 0, "/9j/"),
            new Known("Base64 text", 0, "iVBORw0KGgo"),
            new Known("a data URL", 0, "data:"),
            new Known("an SVG or other XML", 0, "<?xml"),
            new Known("an SVG", 0, "<svg"),
            new Known("HTML", 0, "<!DOCTYPE"),
            new Known("HTML", 0, "<html"));

    private FileSignature() {}

    static boolean isJpeg(byte[] file) {
        return jpegStartsAt(file, 0);
    }

    /** One sentence about a file for which {@link #isJpeg} is false. */
    static String describe(byte[] file) {
        if (file.length == 0) {
            return "The picture is empty (0 bytes).";
        }
        for (var known : KNOWN) {
            if (startsWith(file, known.offset(), known.magic())) {
                return "The picture is " + known.name() + "; only JPEG is accepted.";
            }
        }
        for (int at = 1; at <= STRAY_SEARCH; at++) {
            if (jpegStartsAt(file, at)) {
                return "The JPEG starts only after %d other bytes; it must start with the first byte.".formatted(at);
            }
        }
        return "The picture (%,d bytes) does not start like a JPEG.".formatted(file.length);
    }

    private static boolean jpegStartsAt(byte[] file, int offset) {
        if (file.length < offset + JPEG.length) {
            return false;
        }
        for (int i = 0; i < JPEG.length; i++) {
            if ((file[offset + i] & 0xff) != JPEG[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] file, int offset, String magic) {
        if (file.length < offset + magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((file[offset + i] & 0xff) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), ISO_8859_1);
    }
}
