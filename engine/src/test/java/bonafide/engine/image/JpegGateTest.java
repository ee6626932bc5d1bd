package bonafide.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.image.GateResult.Accepted;
import bonafide.engine.image.GateResult.Refused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JpegGateTest {
    private final JpegGate gate = new JpegGate();

    static List<HostilePictures.Sample> madePictures() {
        return HostilePictures.all();
    }

    static List<SharedCorpus.Entry> sharedCorpus() {
        return SharedCorpus.entries();
    }

    @ParameterizedTest
    @MethodSource("madePictures")
    void judgesEachPicture(HostilePictures.Sample sample) {
        switch (gate.open(sample.picture())) {
            case Accepted accepted -> {
                assertThat(sample.refusal()).as("accepted, but must be refused").isNull();
                assertThat(accepted.orientation()).isEqualTo(sample.orientation());
            }
            case Refused refused ->
                assertThat(refused.reason()).as(refused.detail()).isEqualTo(sample.refusal());
        }
    }

    @ParameterizedTest
    @MethodSource("sharedCorpus")
    void judgesTheSharedCorpus(SharedCorpus.Entry entry) {
        var result = gate.open(entry.picture());
        switch (entry.expected()) {
            case "decode" -> assertThat(result).isInstanceOf(Accepted.class);
            case "reject" -> assertThat(result).isInstanceOf(Refused.class);
            default -> assertThat(result).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("madePictures")
    void handsOnAFileThatIsItselfSoundAndClean(HostilePictures.Sample sample) {
        if (gate.open(sample.picture()) instanceof Accepted accepted) {
            var again = (Accepted) gate.open(accepted.picture());
            assertThat(again.picture().bytes()).isEqualTo(accepted.picture().bytes());
            var markers = JpegParts.of(accepted.picture().bytes()).parts().stream()
                    .map(JpegParts.Part::marker)
                    .toList();
            assertThat(markers)
                    .doesNotContain(0xfe, 0xe0, 0xe1, 0xe2)
                    .filteredOn(m -> m == 0xee)
                    .hasSizeLessThan(2);
        }
    }

    @Test
    void writesAnewWhatAnEncoderLeftOutOfASequentialScansHeader() {
        var original = DrawnPictures.baseline(97, 51);
        var parts = JpegParts.of(original);
        var scan = parts.first(0xda);
        var careless = parts.replace(scan, scan.with(scan.content().length - 3, 0, 0, 0))
                .bytes();

        assertThat(careless).isNotEqualTo(original);
        assertThat(rebuilt(careless)).isEqualTo(rebuilt(original));
    }

    private byte[] rebuilt(byte[] file) {
        return ((Accepted) gate.open(new EncodedImage(file))).picture().bytes();
    }

    @Test
    void keepsThePixels() throws IOException {
        var original = DrawnPictures.baseline(97, 51);
        var accepted = (Accepted) gate.open(new EncodedImage(original));

        assertThat(accepted.width()).isEqualTo(97);
        assertThat(accepted.height()).isEqualTo(51);
        assertThat(pixels(accepted.picture().bytes())).isEqualTo(pixels(original));
    }

    /** Noise at the best quality: nearly every block goes on to its 64th coefficient, with the next one's bits right behind. */
    @Test
    void readsBlocksThatAreFullToTheLastCoefficient() {
        byte[] noise = new byte[256 * 192 * 3];
        new Random(5).nextBytes(noise);
        byte[] file;
        try (var picture = Image.ofBgr(256, 192, noise)) {
            file = picture.jpeg(100);
        }
        assertThat(gate.open(new EncodedImage(file))).isInstanceOf(Accepted.class);
        byte[] cut = Arrays.copyOf(file, file.length - 4);
        cut[cut.length - 2] = (byte) 0xff;
        cut[cut.length - 1] = (byte) 0xd9;
        assertThat(gate.open(new EncodedImage(cut))).isInstanceOf(Refused.class);
    }

    @Test
    void saysWhatItFoundAndWhatTheLimitIs() {
        var wide = refusal("65535 x 16");
        var tiny = refusal("15 x 15");
        var flood = refusal("20,000 comments");

        assertThat(wide.detail())
                .isEqualTo("The picture is 65535 x 16 pixels; the longer side has 65,535; the limit is 8,192.");
        assertThat(tiny.detail()).isEqualTo("The picture is 15 x 15 pixels; each side must have at least 16.");
        assertThat(flood.detail()).isEqualTo("The file's segments number at least 2,001; the limit is 2,000.");
    }

    @Test
    void namesOtherFormats() {
        assertThat(refusal("png").detail()).isEqualTo("The picture is a PNG; only JPEG is accepted.");
        assertThat(refusal("heic").detail()).contains("HEIC");
        assertThat(refusal("webp").detail()).contains("WebP");
        assertThat(refusal("pdf").detail()).contains("PDF");
        assertThat(refusal("base64 text").detail()).contains("Base64");
    }

    @Test
    void keepsItsLimitsToThePixel() {
        var limits = new JpegLimits(1 << 20, 16, 100, 96 * 64, 10, 10L * 96 * 64, 40, 1000, 0);
        var strict = new JpegGate(limits);

        assertThat(strict.open(new EncodedImage(DrawnPictures.baseline(96, 64))))
                .isInstanceOf(Accepted.class);
        assertThat(strict.open(new EncodedImage(DrawnPictures.baseline(97, 64))))
                .isInstanceOf(Refused.class);
        assertThat(strict.open(new EncodedImage(DrawnPictures.progressive(96, 64))))
                .isInstanceOf(Accepted.class);
    }

    private Refused refusal(String name) {
        return madePictures().stream()
                .filter(sample -> sample.name().equals(name))
                .map(sample -> (Refused) gate.open(sample.picture()))
                .findFirst()
                .orElseThrow();
    }

    private static int[] pixels(byte[] jpeg) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
