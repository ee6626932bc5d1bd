package bonafide.engine.pad;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.detection.BoundingBox;
import bonafide.engine.image.PixelRegion;
import org.junit.jupiter.api.Test;

class FaceViewTest {
    private static final PixelRegion FRAME = new PixelRegion(0, 0, 640, 480);

    @Test
    void enlargesTheBoxAboutItsCentre() {
        assertThat(FaceView.around(new BoundingBox(300, 200, 40, 60), 2, FRAME))
                .isEqualTo(new PixelRegion(280, 170, 80, 120));
    }

    @Test
    void movesAViewInsideThePictureInsteadOfCuttingIt() {
        assertThat(FaceView.around(new BoundingBox(5, 400, 40, 60), 2, FRAME))
                .isEqualTo(new PixelRegion(0, 359, 80, 120));
    }

    @Test
    void enlargesNoFurtherThanThePictureReaches() {
        PixelRegion view = FaceView.around(new BoundingBox(100, 100, 300, 300), 4, FRAME);

        assertThat(view.height()).isEqualTo(479);
        assertThat(view.width()).isEqualTo(479);
    }

    @Test
    void staysInsideForAFaceLargerThanThePicture() {
        PixelRegion view =
                FaceView.around(new BoundingBox(-30, -40, 333.3, 271.7), 2.7, new PixelRegion(0, 0, 211, 173));

        assertThat(view.left()).isNotNegative();
        assertThat(view.top()).isNotNegative();
        assertThat(view.left() + view.width()).isLessThanOrEqualTo(211);
        assertThat(view.top() + view.height()).isLessThanOrEqualTo(173);
    }
}
