package bonafide.engine.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import bonafide.engine.image.HostilePictures.Sample;
import bonafide.engine.image.JpegParts.Part;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Photos with everything phones and editors pack into a file beside the picture. All must be decoded, as they are. */
final class PhonePictures {
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String EXTENDED_XMP = "http://ns.adobe.com/xmp/extension/\0";
    /** MP4: a file type box, then a media box of which only the length counts here. */
    private static final byte[] VIDEO = video(300_000);

    private final List<Sample> samples = new ArrayList<>();
    private final byte[] plain = DrawnPictures.baseline(HostilePictures.WIDTH, HostilePictures.HEIGHT);
    private final JpegParts parts = JpegParts.of(plain);

    private PhonePictures() {}

    static List<Sample> all() {
        var photos = new PhonePictures();
        photos.addSecondPictures();
        photos.addVideos();
        photos.addMetadata();
        return photos.samples;
    }

    private void addSecondPictures() {
        var second = DrawnPictures.baseline(64, 48);
        var grey = DrawnPictures.grey(48, 32);
        var first = parts.inFront(multiPicture(second.length)).bytes();
        sound("MPO: two pictures of a stereo camera", joined(first, second));
        sound("MPO with zeros between its pictures", joined(first, new byte[4_096], second));
        var gain = JpegParts.of(grey)
                .inFront(xmp("<hdrgm:GainMapMin>0</hdrgm:GainMapMin>"), iso21496(), part(0xe2, "ICC_PROFILE\0\1\1"))
                .bytes();
        sound(
                "Ultra HDR: gain map behind the end",
                joined(
                        parts.inFront(
                                        xmp("<Container:Item Item:Semantic=\"GainMap\" Item:Length=\"" + gain.length
                                                + "\"/>"),
                                        iso21496(),
                                        part(0xe2, "ICC_PROFILE\0\1\1"),
                                        multiPicture(gain.length))
                                .bytes(),
                        gain));
        sound("portrait mode: gain and depth maps behind the end", joined(first, gain, grey));
        sound("progressive with a gain map", joined(DrawnPictures.progressive(96, 64), gain));
    }

    private void addVideos() {
        var motion = parts.inFront(xmp("<GCamera:MotionPhoto>1</GCamera:MotionPhoto>"))
                .bytes();
        sound("motion photo: video behind the end", joined(motion, VIDEO));
        sound("motion photo with a gain map, then a video", joined(motion, DrawnPictures.grey(48, 32), VIDEO));
        sound(
                "Samsung motion photo: named video and directory",
                joined(
                        plain,
                        bytes("\0\0\60\12MotionPhoto_Data"),
                        VIDEO,
                        bytes("SEFH\0\0\0\153\0\0\0\1\24\0\0\0SEFT")));
        sound("Samsung directory alone", joined(plain, bytes("SEFH\0\0\0\153\0\0\0\0\14\0\0\0SEFT")));
        sound("8 MB of video", joined(motion, video(8 << 20)));
    }

    private void addMetadata() {
        var makerNote = new byte[60_000];
        Arrays.fill(makerNote, (byte) 0xff);
        sound(
                "maker note of 0xFF",
                parts.inFront(part(0xe7, "MakerNote\0", makerNote)).bytes());
        sound(
                "thumbnail in JFXX",
                parts.inFront(part(0xe0, "JFXX\0\20", DrawnPictures.baseline(64, 48)))
                        .bytes());
        sound(
                "depth map in 24 segments of extended XMP",
                parts.inFront(xmp("<xmpNote:HasExtendedXMP>0</xmpNote:HasExtendedXMP>"))
                        .inFront(Collections.nCopies(24, part(0xe1, EXTENDED_XMP, new byte[65_000]))
                                .toArray(Part[]::new))
                        .bytes());
        sound(
                "Photoshop resources, Ducky, FlashPix and a comment",
                parts.inFront(
                                part(0xed, "Photoshop 3.0\0", bytes("8BIM\4\4\0\0\0\0\0\0")),
                                part(0xec, "Ducky\0\1\0\4\0\0\0\120\0\0"),
                                part(0xe2, "FPXR\0\0\1"),
                                part(0xfe, "CREATOR: gd-jpeg v1.0"))
                        .bytes());
        sound(
                "vendors' segments APP3 to APP11",
                parts.inFront(
                                part(0xe3, "META\0"),
                                part(0xe4, "Qualcomm Camera Attributes"),
                                part(0xe5, "edof\0"),
                                part(0xe6, "GoPro\0"),
                                part(0xe8, "SPIFF\0"),
                                part(0xea, "AROT\0"),
                                part(0xeb, "JP\0\1\0\0\0\1jumb"))
                        .bytes());
    }

    private void sound(String name, byte[] bytes) {
        samples.add(new Sample(name, new EncodedImage(bytes), null, Orientation.UPRIGHT));
    }

    /** CIPA DC-007: an index of two pictures, the second of this size. */
    private static Part multiPicture(int secondSize) {
        var index = ByteBuffer.allocate(86).order(ByteOrder.BIG_ENDIAN);
        index.put(bytes("MPF\0MM\0*")).putInt(8).putShort((short) 3);
        index.putShort((short) 0xb000).putShort((short) 7).putInt(4).put(bytes("0100"));
        index.putShort((short) 0xb001).putShort((short) 4).putInt(1).putInt(2);
        index.putShort((short) 0xb002).putShort((short) 7).putInt(32).putInt(50);
        index.putInt(0);
        index.putInt(0x0003_0000).putInt(5_000).putInt(0).putInt(0);
        index.putInt(0).putInt(secondSize).putInt(5_000).putInt(0);
        return new Part(0xe2, index.array());
    }

    private static Part iso21496() {
        return part(0xe2, "urn:iso:std:iso:ts:21496:-1\0\0\0\0\0");
    }

    private static Part xmp(String description) {
        return part(0xe1, XMP, bytes("<x:xmpmeta><rdf:RDF>" + description + "</rdf:RDF></x:xmpmeta>"));
    }

    private static Part part(int marker, String name, byte[]... more) {
        return new Part(marker, joined(bytes(name), joined(more)));
    }

    private static byte[] video(int length) {
        return joined(bytes("\0\0\0\30ftypmp42\0\0\0\0mp42isom"), bytes("\0\0\0\0mdat"), new byte[length]);
    }

    private static byte[] joined(byte[]... pieces) {
        var out = new ByteArrayOutputStream();
        for (var piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
