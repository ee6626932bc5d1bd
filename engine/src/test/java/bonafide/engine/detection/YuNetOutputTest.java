package bonafide.engine.detection;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.image.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class YuNetOutputTest {
    private static final DetectedFace STRONGEST = face(100, 100, 50, 0.9);
    private static final DetectedFace SAME_FACE = face(106, 100, 50, 0.7);
    private static final DetectedFace BARELY_TOUCHING = face(122, 100, 50, 0.8);
    private static final DetectedFace LARGER_ELSEWHERE = face(300, 100, 80, 0.6);

    @Test
    void keepsWhatTheSurestCellSaidOfEachFaceTheLargestFirst() {
        assertThat(YuNetOutput.strongest(List.of(SAME_FACE, STRONGEST, LARGER_ELSEWHERE)))
                .containsExactly(LARGER_ELSEWHERE, STRONGEST);
    }

    @Test
    void averagesBoxAndLandmarksOverTheCellsThatSawTheFaceAndKeepsTheBestScore() {
        assertThat(YuNetOutput.steadied(List.of(SAME_FACE, STRONGEST))).containsExactly(face(103, 100, 50, 0.9));
    }

    @Test
    void doesNotLetAnotherFaceOrALooseBoxMoveTheMean() {
        assertThat(YuNetOutput.steadied(List.of(STRONGEST, BARELY_TOUCHING, LARGER_ELSEWHERE)))
                .containsExactly(LARGER_ELSEWHERE, STRONGEST);
    }

    /** An area of nought overlaps nothing, not even itself. */
    @Test
    void leavesAFaceWithoutAreaAsItIs() {
        var speck = face(10, 10, 0, 0.9);
        assertThat(YuNetOutput.steadied(List.of(speck))).containsExactly(speck);
    }

    private static DetectedFace face(double x, double y, double side, double score) {
        List<Point> points = IntStream.range(0, 5)
                .mapToObj(i -> new Point(x + i * side / 4, y + i * side / 8))
                .toList();
        return new DetectedFace(new BoundingBox(x, y, side, side), FacialLandmarks.of(points), score);
    }
}
