package bonafide.engine.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bonafide.engine.detection.BoundingBox;
import bonafide.engine.image.LineSegment;
import bonafide.engine.pad.FaceEdge.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The face lies at (100, 100) and is 80 by 100; its unit of length is 100. */
class LineCueTest {
    private static final BoundingBox FACE = new BoundingBox(100, 100, 80, 100);

    @Test
    void namesTheSideAnEdgeRunsOn() {
        assertThat(sideOf(new LineSegment(60, 110, 60, 190))).isEqualTo(Side.LEFT);
        assertThat(sideOf(new LineSegment(220, 190, 225, 110))).isEqualTo(Side.RIGHT);
        assertThat(sideOf(new LineSegment(100, 60, 180, 60))).isEqualTo(Side.ABOVE);
        assertThat(sideOf(new LineSegment(180, 260, 100, 255))).isEqualTo(Side.BELOW);
    }

    @Test
    void countsOnlyThePartAlongTheFace() {
        var longEdge = new LineSegment(60, -500, 60, 600);

        assertThat(LineCue.measure(List.of(longEdge), FACE).longest(Side.LEFT)).isCloseTo(1.6, within(1e-9));
    }

    @Test
    void ignoresShortSlantingAndDistantEdges() {
        var tooShort = new LineSegment(60, 110, 60, 144);
        var slanting = new LineSegment(60, 100, 120, 180);
        var farLeft = new LineSegment(-40, 100, -40, 200);
        var throughTheFace = new LineSegment(140, 100, 140, 200);
        var onTheChin = new LineSegment(100, 200, 180, 200);
        var hardlyBesideTheFace = new LineSegment(60, 205, 60, 600);

        assertThat(LineCue.measure(
                                List.of(tooShort, slanting, farLeft, throughTheFace, onTheChin, hardlyBesideTheFace),
                                FACE)
                        .edges())
                .isEmpty();
    }

    @Test
    void weighsTheLongestEdgeOfASideByItsLengthAndAllBelowAgain() {
        var evidence = LineCue.measure(
                List.of(
                        new LineSegment(60, 110, 60, 190),
                        new LineSegment(50, 110, 50, 180),
                        new LineSegment(100, 250, 180, 250),
                        new LineSegment(100, 260, 140, 260)),
                FACE);

        assertThat(evidence.around()).isCloseTo(0.8 + 0.8, within(1e-9));
        assertThat(evidence.below()).isCloseTo(0.8 + 0.4, within(1e-9));
        assertThat(evidence.weight()).isCloseTo(1.6 + 2 * 1.2, within(1e-9));
    }

    @Test
    void countsAtMostTwoFaceLengthsBelow() {
        var rows = List.of(230, 240, 250, 260, 270).stream()
                .map(y -> new LineSegment(52, y, 228, y))
                .toList();

        assertThat(LineCue.measure(rows, FACE).below()).isEqualTo(2);
    }

    private static Side sideOf(LineSegment segment) {
        return LineCue.measure(List.of(segment), FACE).edges().getFirst().side();
    }
}
