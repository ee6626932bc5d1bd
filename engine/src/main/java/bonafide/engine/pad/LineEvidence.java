package bonafide.engine.pad;

import bonafide.engine.image.SimilarityTransform;
import java.util.Arrays;
import java.util.List;

/** Straight edges around a face, such as a sheet of paper or a telephone has. */
public record LineEvidence(List<FaceEdge> edges) {
    /** More is a striped shirt or a shelf as often as a screen: counted to 4 it accused good faces and found no attack besides. */
    private static final double MOST_BELOW = 2;

    public LineEvidence {
        edges = List.copyOf(edges);
    }

    /** The same edges, lengths and sides in the picture the transform leads to. */
    LineEvidence transformed(SimilarityTransform transform) {
        return new LineEvidence(edges.stream()
                .map(edge ->
                        new FaceEdge(edge.side(), edge.length(), edge.segment().transformed(transform)))
                .toList());
    }

    /** The longest edge on a side, in units of the face; 0 when there is none. */
    public double longest(FaceEdge.Side side) {
        return edges.stream()
                .filter(edge -> edge.side() == side)
                .mapToDouble(FaceEdge::length)
                .max()
                .orElse(0);
    }

    /** Lengths of the longest edge on each of the four sides together, in units of the face. */
    public double around() {
        return Arrays.stream(FaceEdge.Side.values()).mapToDouble(this::longest).sum();
    }

    /** Lengths of all edges below the face together, in units of the face; 0 to 2. */
    public double below() {
        double sum = edges.stream()
                .filter(edge -> edge.side() == FaceEdge.Side.BELOW)
                .mapToDouble(FaceEdge::length)
                .sum();
        return Math.min(MOST_BELOW, sum);
    }

    /** What the edges add to the attack score, in the network's log-odds: one a face length, two more for each below. */
    public double weight() {
        return around() + 2 * below();
    }
}
