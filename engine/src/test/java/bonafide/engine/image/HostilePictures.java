package bonafide.engine.image;

import static bonafide.engine.outcome.UnassessableReason.NOT_A_JPEG;
import static bonafide.engine.outcome.UnassessableReason.TOO_LARGE;
import static bonafide.engine.outcome.UnassessableReason.TOO_SMALL;
import static bonafide.engine.outcome.UnassessableReason.UNREADABLE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import bonafide.engine.image.JpegParts.Part;
import bonafide.engine.outcome.UnassessableReason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pictures a stranger may send, made from a drawing: each with what must become of it. */
final class HostilePictures {
    static final int WIDTH = 96;
    static final int HEIGHT = 64;

    /** @param refusal why it must be refused, or null where it must be decoded, turned by {@code orientation} */
    record Sample(
            String name, EncodedImage picture, @Nullable UnassessableReason refusal, Orientation orientation) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Sample> samples = new ArrayList<>();
    private final byte[] plain = DrawnPictures.baseline(WIDTH, HEIGHT);
    private final JpegParts parts = JpegParts.of(plain);

    private HostilePictures() {}

    static List<Sample> all() {
        var pictures = new HostilePictures();
        pictures.addSoundOnes();
        pictures.addOrientations();
        pictures.addOtherFormats();
        pictures.addCutOnes();
        pictures.addFalseFrames();
        pictures.addFalseTables();
        pictures.addFalseScans();
        pictures.addFloods();
        pictures.addPolyglots();
        pictures.samples.addAll(PhonePictures.all());
        pictures.samples.addAll(UnusualCodings.all());
        return pictures.samples;
    }

    private void addSoundOnes() {
        sound("plain", plain);
        sound("progressive", DrawnPictures.progressive(WIDTH, HEIGHT));
        sound("progressive of odd size", DrawnPictures.progressive(97, 51));
        sound("grey", DrawnPictures.grey(WIDTH, HEIGHT));
        sound("least size", DrawnPictures.baseline(16, 16));
        sound("restart markers", DrawnPictures.withRestarts(WIDTH, HEIGHT, 2));
        sound("CMYK in four scans", DrawnPictures.cmyk(64));
        sound("RGB", parts.without(0xe0).inFront(DrawnPictures.adobe(0)).bytes());
        sound(
                "Adobe claims YCCK of three components",
                parts.without(0xe0).inFront(DrawnPictures.adobe(2)).bytes());
        sound("no JFIF segment", parts.without(0xe0).bytes());
        sound("fill bytes before a marker", splice(plain, 2, new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff}));
        sound("64 stray bytes between segments", splice(plain, behindFirstSegment(), new byte[64]));
        sound(
                "colour profile of noise",
                parts.inFront(new Part(0xe2, new byte[60_000])).bytes());
    }

    private void addOrientations() {
        for (int code = 1; code <= 8; code++) {
            var expected = Orientation.ofCode(code);
            turned(
                    "orientation " + code + " big-endian",
                    expected,
                    ExifSegments.orientation(code, ByteOrder.BIG_ENDIAN));
            turned(
                    "orientation " + code + " little-endian",
                    expected,
                    ExifSegments.orientation(code, ByteOrder.LITTLE_ENDIAN));
        }
        var order = ByteOrder.BIG_ENDIAN;
        var sixth = ExifSegments.orientation(6, order);
        var upright = Orientation.UPRIGHT;
        turned("orientation 0", upright, ExifSegments.orientation(0, order));
        turned("orientation 9", upright, ExifSegments.orientation(9, order));
        turned("orientation 65535", upright, ExifSegments.orientation(65535, order));
        turned("orientation of type LONG", upright, ExifSegments.orientation(6, order, 0x112, 4, 1, 8));
        turned("orientation of type 65535", upright, ExifSegments.orientation(6, order, 0x112, 65535, 1, 8));
        turned("two orientations in one tag", upright, ExifSegments.orientation(6, order, 0x112, 3, 2, 8));
        turned("four billion orientations", upright, ExifSegments.orientation(6, order, 0x112, 3, -1, 8));
        turned("another tag", upright, ExifSegments.orientation(6, order, 0x113, 3, 1, 8));
        turned("directory behind the segment", upright, ExifSegments.orientation(6, order, 0x112, 3, 1, 27));
        turned("directory four billion bytes away", upright, ExifSegments.orientation(6, order, 0x112, 3, 1, -1));
        turned("directory inside the TIFF header", upright, ExifSegments.orientation(6, order, 0x112, 3, 1, 0));
        turned("false entry count and a loop", Orientation.TURN_RIGHT, ExifSegments.loopWithFalseCount(6));
        turned("neither byte order", upright, sixth.with(6, 'X', 'X'));
        turned("not TIFF", upright, sixth.with(8, 0, 43));
        turned("empty Exif", upright, ExifSegments.segment(new byte[0]));
        turned("Exif cut short", upright, ExifSegments.segment(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0}));
        turned(
                "two Exif segments: the first counts",
                Orientation.TURN_RIGHT,
                sixth,
                ExifSegments.orientation(1, order));
        turned("first Exif empty: it counts", upright, ExifSegments.segment(new byte[0]), sixth);
        turned("orientation of the thumbnail", upright, ExifSegments.inThumbnailDirectory(6, plain));
        turned("bomb as thumbnail", upright, ExifSegments.inThumbnailDirectory(1, frame(0xff, 0xdc, 0xff, 0xdc)));
    }

    private void addOtherFormats() {
        for (var format : List.of("png", "gif", "bmp", "tiff")) {
            refused(format, NOT_A_JPEG, DrawnPictures.as(format, WIDTH, HEIGHT));
        }
        refused("webp", NOT_A_JPEG, "RIFF\0\0\0\0WEBPVP8 ".getBytes(ISO_8859_1));
        refused("heic", NOT_A_JPEG, "\0\0\0\30ftypheic\0\0\0\0mif1heic".getBytes(ISO_8859_1));
        refused("avif", NOT_A_JPEG, "\0\0\0\30ftypavif\0\0\0\0mif1avif".getBytes(ISO_8859_1));
        refused("pdf", NOT_A_JPEG, "%PDF-1.7".getBytes(ISO_8859_1));
        refused("jpeg xl", NOT_A_JPEG, new byte[] {(byte) 0xff, 0x0a, 0, 0});
        refused("jpeg 2000", NOT_A_JPEG, "\0\0\0\14jP  \r\n".getBytes(ISO_8859_1));
        refused("svg", NOT_A_JPEG, "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(ISO_8859_1));
        refused("base64 text", NOT_A_JPEG, "/9j/4AAQSkZJRg==".getBytes(ISO_8859_1));
        refused("data URL", NOT_A_JPEG, "data:image/jpeg;base64,/9j/".getBytes(ISO_8859_1));
        refused("empty", NOT_A_JPEG, new byte[0]);
        refused("one byte", NOT_A_JPEG, new byte[] {(byte) 0xff});
        refused("line break in front", NOT_A_JPEG, splice(plain, 0, new byte[] {'\r', '\n'}));
        refused("noise", NOT_A_JPEG, new byte[1000]);
    }

    private void addCutOnes() {
        refused("start and end alone", UNREADABLE, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9});
        refused("start alone", UNREADABLE, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
        for (int percent : new int[] {2, 10, 25, 50, 75, 90, 99}) {
            var cut = Arrays.copyOf(plain, plain.length * percent / 100);
            refused("cut at " + percent + " %", UNREADABLE, cut);
            refused("cut at " + percent + " % and ended", UNREADABLE, ended(cut));
            var progressive = DrawnPictures.progressive(WIDTH, HEIGHT);
            refused(
                    "progressive cut at " + percent + " %",
                    UNREADABLE,
                    Arrays.copyOf(progressive, progressive.length * percent / 100));
        }
        refused("end marker missing", UNREADABLE, Arrays.copyOf(plain, plain.length - 2));
        refused("no scan", UNREADABLE, parts.without(0xda).bytes());
        refused("segment past the end", UNREADABLE, falseLength(0xffff));
        refused("segment length 0", UNREADABLE, falseLength(0));
        refused("segment length 1", UNREADABLE, falseLength(1));
        refused("65 stray bytes between segments", UNREADABLE, splice(plain, behindFirstSegment(), new byte[65]));
    }

    private void addFalseFrames() {
        refused("30000 x 30000", TOO_LARGE, frame(30_000 >> 8, 30_000 & 0xff, 30_000 >> 8, 30_000 & 0xff));
        refused("65535 x 16", TOO_LARGE, frame(0, 16, 0xff, 0xff));
        refused("8192 x 8192", TOO_LARGE, frame(0x20, 0, 0x20, 0));
        refused("taller than its data", UNREADABLE, frame(0x04, 0, 0, WIDTH));
        refused("0 wide", TOO_SMALL, frame(0, HEIGHT, 0, 0));
        refused("0 high", TOO_SMALL, frame(0, 0, 0, WIDTH));
        refused("15 x 15", TOO_SMALL, DrawnPictures.baseline(15, 15));
        var frame = parts.frame();
        refused(
                "12 bits a sample",
                UNREADABLE,
                parts.replace(frame, frame.with(0, 12)).bytes());
        for (int count : new int[] {0, 2, 4, 5, 255}) {
            refused(
                    count + " components stated",
                    UNREADABLE,
                    parts.replace(frame, frame.with(5, count)).bytes());
        }
        refused(
                "equal component numbers",
                UNREADABLE,
                parts.replace(frame, frame.with(9, 1)).bytes());
        refused("sampling 0", UNREADABLE, parts.replace(frame, frame.with(7, 0)).bytes());
        refused(
                "sampling 15",
                UNREADABLE,
                parts.replace(frame, frame.with(7, 0xff)).bytes());
        refused(
                "quantisation table 200",
                UNREADABLE,
                parts.replace(frame, frame.with(8, 200)).bytes());
        refused("two frames", UNREADABLE, parts.replace(frame, frame, frame).bytes());
        refused("no frame", UNREADABLE, parts.without(frame.marker()).bytes());
        for (int type : new int[] {0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf, 0xf7}) {
            var other = new Part(type, frame.content());
            refused(
                    "frame type %02X".formatted(type),
                    UNREADABLE,
                    parts.replace(frame, other).bytes());
        }
        refused(
                "baseline data called progressive",
                UNREADABLE,
                parts.replace(frame, new Part(0xc2, frame.content())).bytes());
        refused(
                "hierarchical",
                UNREADABLE,
                parts.inFront(new Part(0xde, frame.content())).bytes());
    }

    private void addFalseTables() {
        refused("no Huffman table", UNREADABLE, parts.without(0xc4).bytes());
        refused("no quantisation table", UNREADABLE, parts.without(0xdb).bytes());
        var huffman = parts.first(0xc4);
        refused(
                "overfull Huffman code",
                UNREADABLE,
                parts.replace(huffman, huffman.with(1, 3)).bytes());
        refused(
                "Huffman table 9",
                UNREADABLE,
                parts.replace(huffman, huffman.with(0, 9)).bytes());
        refused(
                "Huffman counts past the segment",
                UNREADABLE,
                parts.inFront(new Part(0xc4, new byte[17]).with(16, 200)).bytes());
        refused(
                "Huffman segment of 3 bytes",
                UNREADABLE,
                parts.inFront(new Part(0xc4, new byte[3])).bytes());
        refused(
                "quantisation table 7",
                UNREADABLE,
                parts.inFront(new Part(0xdb, new byte[65]).with(0, 7)).bytes());
        refused(
                "quantisation cut short",
                UNREADABLE,
                parts.inFront(new Part(0xdb, new byte[64])).bytes());
        refused(
                "restart interval without a value",
                UNREADABLE,
                parts.inFront(new Part(0xdd, new byte[1])).bytes());
        refused(
                "restart interval without markers",
                UNREADABLE,
                parts.inFront(new Part(0xdd, new byte[] {0, 1})).bytes());
    }

    private void addFalseScans() {
        var scan = parts.first(0xda);
        refused(
                "scan of zeros",
                UNREADABLE,
                parts.replace(scan, scan.withData(new byte[20])).bytes());
        refused(
                "scan followed by noise",
                UNREADABLE,
                parts.replace(scan, scan.withData(splice(scan.data(), scan.data().length, new byte[65])))
                        .bytes());
        refused(
                "scan of an absent component",
                UNREADABLE,
                parts.replace(scan, scan.with(1, 77)).bytes());
        refused(
                "scan with a component twice",
                UNREADABLE,
                parts.replace(scan, scan.with(3, 1)).bytes());
        refused(
                "scan of 0 components",
                UNREADABLE,
                parts.replace(scan, scan.with(0, 0)).bytes());
        refused(
                "scan of 5 components",
                UNREADABLE,
                parts.replace(scan, scan.with(0, 5)).bytes());
        refused(
                "scan with Huffman table 15",
                UNREADABLE,
                parts.replace(scan, scan.with(2, 0xff)).bytes());
        refused("scan repeated", UNREADABLE, parts.atEnd(List.of(scan)).bytes());
        refused("scan before the frame", UNREADABLE, parts.inFront(scan).bytes());
        refused("picture inside the picture", UNREADABLE, splice(plain, 2, plain));
        var restarts = JpegParts.of(DrawnPictures.withRestarts(WIDTH, HEIGHT, 2));
        refused("restart marker out of turn", UNREADABLE, swapFirstRestart(restarts));
    }

    private void addFloods() {
        refused(
                "20,000 comments",
                TOO_LARGE,
                parts.inFront(many(20_000, new Part(0xfe, new byte[0]))).bytes());
        refused(
                "3 MB of application data",
                TOO_LARGE,
                parts.inFront(many(50, new Part(0xef, new byte[65_000]))).bytes());
        sound(
                "1 MB of application data",
                parts.inFront(many(16, new Part(0xef, new byte[65_000]))).bytes());
        refused("17 MB behind the end", TOO_LARGE, Arrays.copyOf(plain, 17 << 20));
        var progressive = JpegParts.of(DrawnPictures.progressive(WIDTH, HEIGHT));
        var scans = progressive.parts().stream()
                .filter(part -> part.marker() == 0xda)
                .toList();
        var again = Collections.nCopies(1_000, scans.getLast());
        refused("1,000 scans of the same", UNREADABLE, progressive.atEnd(again).bytes());
        refused("66 scans", TOO_LARGE, ScanFloods.legal(64, 66));
        refused("4000 x 4000 in 60 scans", TOO_LARGE, ScanFloods.legal(4_000, 60));
    }

    private void addPolyglots() {
        var html = new Part(0xfe, "--><script>alert(1)</script>".getBytes(ISO_8859_1));
        sound("HTML in a comment", parts.inFront(html).bytes());
        sound(
                "log injection in a comment",
                parts.inFront(new Part(0xfe, "\r\n\33[2J${jndi:x}".getBytes(ISO_8859_1)))
                        .bytes());
        sound("ZIP behind the end", splice(plain, plain.length, "PK\5\6".getBytes(ISO_8859_1)));
        sound("another picture behind the end", splice(plain, plain.length, DrawnPictures.grey(64, 64)));
        sound("64 KiB of zeros behind the end", Arrays.copyOf(plain, plain.length + (64 << 10)));
    }

    private void sound(String name, byte[] bytes) {
        samples.add(new Sample(name, new EncodedImage(bytes), null, Orientation.UPRIGHT));
    }

    private void turned(String name, Orientation expected, Part... exif) {
        samples.add(new Sample(name, new EncodedImage(parts.inFront(exif).bytes()), null, expected));
    }

    private void refused(String name, UnassessableReason reason, byte[] bytes) {
        samples.add(new Sample(name, new EncodedImage(bytes), reason, Orientation.UPRIGHT));
    }

    /** The plain picture with other bytes for its height and width. */
    private byte[] frame(int... heightAndWidth) {
        return parts.replace(parts.frame(), parts.frame().with(1, heightAndWidth))
                .bytes();
    }

    private byte[] falseLength(int stated) {
        return splice(plain, 2, new Part(0xe5, new byte[10]).bytes(stated));
    }

    private int behindFirstSegment() {
        return 2 + parts.parts().getFirst().bytes().length;
    }

    private static byte[] swapFirstRestart(JpegParts parts) {
        var scan = parts.first(0xda);
        var data = scan.data().clone();
        for (int i = 0; ; i++) {
            if (data[i] == (byte) 0xff && data[i + 1] == (byte) 0xd0) {
                data[i + 1] = (byte) 0xd5;
                return parts.replace(scan, scan.withData(data)).bytes();
            }
        }
    }

    private static Part[] many(int count, Part part) {
        return Collections.nCopies(count, part).toArray(Part[]::new);
    }

    private static byte[] ended(byte[] cut) {
        return splice(cut, cut.length, new byte[] {(byte) 0xff, (byte) 0xd9});
    }

    static byte[] splice(byte[] bytes, int at, byte[] inserted) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(inserted);
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }
}
