package bonafide.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bonafide.engine.detection.FacialLandmarks;
import bonafide.engine.image.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadPoseTest {

    @Test
    void aFaceLikeTheRecognisersTemplateLooksStraightAhead() {
        HeadPose pose = HeadPose.of(new FacialLandmarks(
                new Point(38.2946, 51.6963),
                new Point(73.5318, 51.5014),
                new Point(56.0252, 71.7366),
                new Point(41.5493, 92.3655),
                new Point(70.7299, 92.2041)));

        assertThat(pose.yaw()).isCloseTo(0, within(3.0));
        assertThat(pose.pitch()).isCloseTo(0, within(5.0));
        assertThat(pose.roll()).isCloseTo(0, within(1.0));
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "30,0,0", "-45,10,0", "0,-20,15", "20,20,-40"})
    void findsTheTurnOfAHeadSeenFromAfar(double yaw, double pitch, double roll) {
        HeadPose pose = HeadPose.of(seen(yaw, pitch, roll));

        assertThat(pose.yaw()).isCloseTo(yaw, within(4.0));
        assertThat(pose.pitch()).isCloseTo(pitch, within(4.0));
        assertThat(pose.roll()).isCloseTo(roll, within(4.0));
    }

    /** An average head of 60 pixels between the eyes, turned by matrices. */
    private static FacialLandmarks seen(double yaw, double pitch, double roll) {
        double[][] head = {{-0.5, -0.575, 0}, {0.5, -0.575, 0}, {0, 0, 0.5}, {-0.414, 0.58, 0.12}, {0.414, 0.58, 0.12}};
        Point[] points = new Point[5];
        for (int i = 0; i < 5; i++) {
            double a = Math.toRadians(yaw);
            double b = Math.toRadians(pitch);
            double c = Math.toRadians(roll);
            double x = head[i][0] * Math.cos(a) + head[i][2] * Math.sin(a);
            double z = head[i][2] * Math.cos(a) - head[i][0] * Math.sin(a);
            double y = head[i][1] * Math.cos(b) + z * Math.sin(b);
            points[i] = new Point(
                    300 + 60 * (x * Math.cos(c) - y * Math.sin(c)), 200 + 60 * (x * Math.sin(c) + y * Math.cos(c)));
        }
        return new FacialLandmarks(points[0], points[1], points[2], points[3], points[4]);
    }
}
