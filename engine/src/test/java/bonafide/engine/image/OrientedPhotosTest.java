package bonafide.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.testing.Repository;
import bonafide.engine.testing.TestPhotos;
import bonafide.engine.verification.EngineOptions;
import bonafide.engine.verification.FaceSample;
import bonafide.engine.verification.FaceVerifier;
import bonafide.engine.verification.SampleResult.Sampled;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** A photo stored turned or mirrored, with the Exif tag that says so, is the same photo, though it was compressed again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrientedPhotosTest {
    private final FaceVerifier verifier = FaceVerifier.open(Repository.models(), EngineOptions.DEFAULT);

    @AfterAll
    void close() {
        verifier.close();
    }

    @ParameterizedTest
    @FieldSource("bonafide.engine.testing.TestPhotos#NAMES")
    void givesTheTemplateOfThePhotoAsItWasTaken(String name) {
        try (Image upright = decoded(name);
                var taken = verifier.sample(TestPhotos.read(name))) {
            FaceSample original = ((Sampled) taken).sample();
            for (Orientation orientation : Orientation.values()) {
                try (var result = verifier.sample(stored(upright, orientation))) {
                    FaceSample sample = ((Sampled) result).sample();
                    assertThat(sample.evidence().orientation()).isEqualTo(orientation);
                    assertThat(sample.picture().width()).isEqualTo(upright.width());
                    assertThat(sample.template().compare(original.template()).cosine())
                            .as("%s %s", name, orientation)
                            .isGreaterThan(0.99);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void givesTheDecisionOfTheUprightPhoto(Orientation orientation) {
        try (Image upright = decoded("person_b_2.jpg")) {
            var outcome = verifier.verify(
                            TestPhotos.read("person_b_1.jpg"), stored(upright, orientation), DecisionPolicy.DEFAULT)
                    .outcome();
            assertThat(outcome).isInstanceOfSatisfying(Decided.class, decided -> {
                assertThat(decided.match()).isTrue();
                assertThat(decided.attack()).isFalse();
            });
        }
    }

    private static Image decoded(String name) {
        return ((DecodeResult.Decoded) new ImageDecoder().decode(TestPhotos.read(name))).image();
    }

    /** The inverse of what a reader does: mirror, then turn back. */
    private static EncodedImage stored(Image upright, Orientation orientation) {
        boolean mirrored = switch (orientation) {
            case UPRIGHT, TURN_RIGHT, UPSIDE_DOWN, TURN_LEFT -> false;
            case MIRRORED, TRANSPOSED, UPSIDE_DOWN_MIRRORED, TRANSVERSED -> true;
        };
        int quarters = switch (orientation) {
            case UPRIGHT, MIRRORED -> 0;
            case TURN_RIGHT, TRANSPOSED -> 1;
            case UPSIDE_DOWN, UPSIDE_DOWN_MIRRORED -> 2;
            case TURN_LEFT, TRANSVERSED -> 3;
        };
        try (Image side = mirrored ? upright.mirrored() : upright.turned(0);
                Image turned = side.turned(-quarters)) {
            return new EncodedImage(JpegParts.of(jpeg(buffered(turned)))
                    .inFront(ExifSegments.orientation(orientation.code(), ByteOrder.BIG_ENDIAN))
                    .bytes());
        }
    }

    private static byte[] jpeg(BufferedImage image) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(0.95f);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static BufferedImage buffered(Image image) {
        var buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
        buffered.getRaster().setDataElements(0, 0, image.width(), image.height(), rgb(image.bgr()));
        return buffered;
    }

    /** Raster samples come red first, whatever the order in memory. */
    private static byte[] rgb(byte[] bgr) {
        byte[] rgb = bgr.clone();
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = bgr[i + 2];
            rgb[i + 2] = bgr[i];
        }
        return rgb;
    }
}
