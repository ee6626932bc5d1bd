package bonafide.engine.pad;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.image.Image;
import bonafide.engine.image.PixelRegion;
import bonafide.engine.testing.TestPhotos;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SameShotCheckTest {
    private static final int CARD_WIDTH = 1200;
    private static final int CARD_HEIGHT = 760;
    private static final int PORTRAIT_WIDTH = 220;

    private static TestFaces faces;
    private static double cut;

    @BeforeAll
    static void open() {
        faces = new TestFaces();
        cut = faces.sameShotCut();
    }

    @AfterAll
    static void close() {
        faces.close();
    }

    @ParameterizedTest
    @EnumSource
    void findsEveryRecaptureOfTheReference(Recapture.Medium medium) {
        var random = new SplittableRandom(30107);
        for (String photo : TestPhotos.NAMES) {
            try (Image reference = TestFaces.photo(photo);
                    Image probe = Recapture.of(reference, medium, random)) {
                SameShot found = faces.compare(reference, probe);

                assertThat(found.correlation()).as("%s of %s", medium, photo).isGreaterThan(cut);
                assertThat(found.mirrored()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsMirroredRecaptures(Recapture.Medium medium) {
        var random = new SplittableRandom(19794);
        for (String photo : TestPhotos.NAMES) {
            try (Image reference = TestFaces.photo(photo);
                    Image mirrored = reference.mirrored();
                    Image probe = Recapture.of(mirrored, medium, random)) {
                SameShot found = faces.compare(reference, probe);

                assertThat(found.correlation()).as("%s of %s", medium, photo).isGreaterThan(cut);
                assertThat(found.mirrored()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsRecapturesOfTheSmallPortraitOnACard(Recapture.Medium medium) {
        var random = new SplittableRandom(7810);
        for (String photo : TestPhotos.NAMES) {
            try (Image portrait = TestFaces.photo(photo);
                    Image card = card(portrait);
                    Image probe = Recapture.of(portrait, medium, random)) {
                assertThat(faces.compare(card, probe).correlation())
                        .as("%s of %s", medium, photo)
                        .isGreaterThan(cut);
            }
        }
    }

    @Test
    void findsACropOfTheReferenceSentAsProbe() {
        for (String photo : TestPhotos.NAMES) {
            try (Image portrait = TestFaces.photo(photo);
                    Image card = card(portrait)) {
                assertThat(faces.compare(card, portrait).correlation())
                        .as(photo)
                        .isGreaterThan(cut);
            }
        }
    }

    @Test
    void leavesEveryOtherPairOfPhotosFarBelowTheCut() {
        for (String photo : TestPhotos.NAMES) {
            for (String other : TestPhotos.NAMES) {
                if (!photo.equals(other)) {
                    try (Image reference = TestFaces.photo(photo);
                            Image probe = TestFaces.photo(other)) {
                        assertThat(faces.compare(reference, probe).correlation())
                                .as("%s with %s", photo, other)
                                .isLessThan(cut - 0.1);
                    }
                }
            }
        }
    }

    /** A grey card with lines of "print" and the portrait small at its left, as on an identity document. */
    private static Image card(Image portrait) {
        int height = PORTRAIT_WIDTH * portrait.height() / portrait.width();
        try (Image small = portrait.cropResized(PixelRegion.of(portrait), PORTRAIT_WIDTH, height)) {
            byte[] pixels = new byte[3 * CARD_WIDTH * CARD_HEIGHT];
            Arrays.fill(pixels, (byte) 205);
            for (int line = 200; line < 600; line += 60) {
                int from = 3 * (line * CARD_WIDTH + 500);
                Arrays.fill(pixels, from, from + 3 * 450, (byte) 60);
            }
            byte[] shown = small.bgr();
            for (int row = 0; row < height; row++) {
                int to = 3 * ((row + 180) * CARD_WIDTH + 80);
                System.arraycopy(shown, 3 * row * PORTRAIT_WIDTH, pixels, to, 3 * PORTRAIT_WIDTH);
            }
            return Image.ofBgr(CARD_WIDTH, CARD_HEIGHT, pixels);
        }
    }
}
