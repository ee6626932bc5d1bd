package bonafide.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EvenColourTest {
    @Test
    void scalesTheSaturationOfEachPixelAndKeepsItsLargestLevel() {
        var redGreyAndPale = new byte[] {0, 0, (byte) 200, 90, 90, 90, 100, 100, (byte) 200};
        try (Image picture = Image.ofBgr(3, 1, redGreyAndPale);
                Image half = new EvenColour(0.5).applied(picture);
                Image same = new EvenColour(1).applied(picture)) {
            assertThat(EvenColour.meanSaturation(picture)).isCloseTo((255 + 0 + 127.5) / 3, within(1.0));
            assertThat(EvenColour.meanSaturation(half)).isCloseTo(EvenColour.meanSaturation(picture) / 2, within(1.0));
            assertThat(half.bgr()).containsExactly(100, 100, 200, 90, 90, 90, 150, 150, 200);
            assertThat(same.bgr()).containsExactly(redGreyAndPale);
        }
    }
}
