package bonafide.engine.pad;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.detection.BoundingBox;
import org.junit.jupiter.api.Test;

class FaceViewTest {

    @Test
    void enlargesTheBoxAboutItsCentre() {
        assertThat(FaceView.around(new BoundingBox(300, 200, 40, 60), 2, 640, 480))
                .isEqualTo(new FaceView(280, 170, 80, 120));
    }

    @Test
    void movesAViewInsideThePictureInsteadOfCuttingIt() {
        assertThat(FaceView.around(new BoundingBox(5, 400, 40, 60), 2, 640, 480))
                .isEqualTo(new FaceView(0, 359, 80, 120));
    }

    @Test
    void enlargesNoFurtherThanThePictureReaches() {
        FaceView view = FaceView.around(new BoundingBox(100, 100, 300, 300), 4, 640, 480);

        assertThat(view.height()).isEqualTo(479);
        assertThat(view.width()).isEqualTo(479);
    }

    @Test
    void staysInsideForAFaceLargerThanThePicture() {
        FaceView view = FaceView.around(new BoundingBox(-30, -40, 333.3, 271.7), 2.7, 211, 173);

        assertThat(view.left()).isNotNegative();
        assertThat(view.top()).isNotNegative();
        assertThat(view.left() + view.width()).isLessThanOrEqualTo(211);
        assertThat(view.top() + view.height()).isLessThanOrEqualTo(173);
    }
}
