package bonafide.engine.image;

import static bonafide.engine.outcome.UnassessableReason.TOO_SMALL;
import static bonafide.engine.outcome.UnassessableReason.UNREADABLE;

import bonafide.engine.image.HostilePictures.Sample;
import bonafide.engine.image.JpegParts.Part;
import bonafide.engine.outcome.UnassessableReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the standard allows and few encoders write: each component in a scan of its own, sampled in any way. */
final class UnusualCodings {
    private static final int WIDTH = 99;
    private static final int HEIGHT = 67;

    private final List<Sample> samples = new ArrayList<>();

    private UnusualCodings() {}

    static List<Sample> all() {
        var codings = new UnusualCodings();
        codings.addSamplings();
        codings.addFrames();
        return codings.samples;
    }

    private void addSamplings() {
        sample("4:4:4 in three scans", null, sampled(0x11, 0x11, 0x11));
        sample("4:2:2", null, sampled(0x21, 0x11, 0x11));
        sample("4:2:0", null, sampled(0x22, 0x11, 0x11));
        sample("4:4:0", null, sampled(0x12, 0x11, 0x11));
        sample("4:1:1", null, sampled(0x41, 0x11, 0x11));
        sample("4:1:0", null, sampled(0x42, 0x11, 0x11));
        sample("4:4:1", null, sampled(0x14, 0x11, 0x11));
        sample("all components sampled 2 x 2", null, sampled(0x22, 0x22, 0x22));
        sample("chroma sampled unlike each other", null, sampled(0x22, 0x21, 0x12));
        sample("three to one", null, sampled(0x31, 0x11, 0x11));
        sample(
                "YCCK with half-size chroma",
                null,
                JpegParts.of(sampled(0x22, 0x11, 0x11, 0x22))
                        .inFront(DrawnPictures.adobe(2))
                        .bytes());
        sample("two components", UNREADABLE, sampled(0x11, 0x11));
        sample("five components", UNREADABLE, sampled(0x11, 0x11, 0x11, 0x11, 0x11));
        sample("sampling 5", UNREADABLE, sampled(0x51, 0x11, 0x11));
    }

    private void addFrames() {
        var parts = JpegParts.of(DrawnPictures.baseline(WIDTH, HEIGHT));
        var frame = parts.frame();
        sample(
                "extended sequential",
                null,
                parts.replace(frame, new Part(0xc1, frame.content())).bytes());
        var wide = JpegParts.of(parts.parts().stream()
                .map(part -> part.marker() == 0xdb ? wide(part) : part)
                .toList());
        sample(
                "16-bit quantisation",
                null,
                wide.replace(wide.frame(), new Part(0xc1, frame.content())).bytes());
        sample("a restart marker after each unit", null, DrawnPictures.withRestarts(WIDTH, HEIGHT, 1));
        sample("restart interval longer than the picture", null, DrawnPictures.withRestarts(WIDTH, HEIGHT, 60_000));
        sample(
                "number of lines after the scan",
                TOO_SMALL,
                parts.replace(frame, frame.with(1, 0, 0))
                        .atEnd(List.of(new Part(0xdc, new byte[] {0, HEIGHT})))
                        .bytes());
    }

    private void sample(String name, @Nullable UnassessableReason refusal, byte[] bytes) {
        samples.add(new Sample(name, new EncodedImage(bytes), refusal, Orientation.UPRIGHT));
    }

    /** @param samplings for each component its horizontal factor in the upper four bits, its vertical in the lower */
    private static byte[] sampled(int... samplings) {
        int across = Arrays.stream(samplings).map(s -> s >> 4).max().orElseThrow();
        int down = Arrays.stream(samplings).map(s -> s & 15).max().orElseThrow();
        var base = JpegParts.of(DrawnPictures.grey(WIDTH, HEIGHT));
        var frame = new byte[6 + 3 * samplings.length];
        System.arraycopy(base.frame().content(), 0, frame, 0, 5);
        frame[5] = (byte) samplings.length;
        var scans = new Part[samplings.length];
        for (int i = 0; i < samplings.length; i++) {
            frame[6 + 3 * i] = (byte) (i + 1);
            frame[7 + 3 * i] = (byte) samplings[i];
            var plane = DrawnPictures.grey(
                    Math.ceilDiv(WIDTH * (samplings[i] >> 4), across),
                    Math.ceilDiv(HEIGHT * (samplings[i] & 15), down));
            var data = JpegParts.of(plane).first(0xda).data();
            scans[i] = new Part(0xda, new byte[] {1, (byte) (i + 1), 0, 0, 63, 0}, data);
        }
        return base.without(0xe0)
                .replace(base.frame(), new Part(0xc0, frame))
                .replace(base.first(0xda), scans)
                .bytes();
    }

    /** The same tables in two bytes a value. */
    private static Part wide(Part tables) {
        var narrow = tables.content();
        var wide = new byte[narrow.length / 65 * 129];
        for (int table = 0; table < narrow.length / 65; table++) {
            wide[129 * table] = (byte) (0x10 | narrow[65 * table]);
            for (int i = 0; i < 64; i++) {
                wide[129 * table + 2 + 2 * i] = narrow[65 * table + 1 + i];
            }
        }
        return new Part(tables.marker(), wide);
    }
}
