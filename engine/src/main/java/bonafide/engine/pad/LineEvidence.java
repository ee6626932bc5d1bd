package bonafide.engine.pad;

import java.util.Arrays;
import java.util.List;

/** Straight edges around a face, such as a sheet of paper or a telephone has. */
public record LineEvidence(List<FaceEdge> edges) {
    private static final double LONG = 0.5;
    /** More is a striped shirt or a shelf as often as a screen: counted to 4 it accused good faces and found no attack besides. */
    private static final double MOST_BELOW = 2;

    public LineEvidence {
        edges = List.copyOf(edges);
    }

    /** The longest edge on a side, in units of the face; 0 when there is none. */
    public double longest(FaceEdge.Side side) {
        return edges.stream()
                .filter(edge -> edge.side() == side)
                .mapToDouble(FaceEdge::length)
                .max()
                .orElse(0);
    }

    /** How many of the four sides have an edge at least half as long as the face; 0 to 4. */
    public int sides() {
        return (int) Arrays.stream(FaceEdge.Side.values())
                .filter(side -> longest(side) >= LONG)
                .count();
    }

    /** Lengths of all edges below the face together, in units of the face; 0 to 2. */
    public double below() {
        double sum = edges.stream()
                .filter(edge -> edge.side() == FaceEdge.Side.BELOW)
                .mapToDouble(FaceEdge::length)
                .sum();
        return Math.min(MOST_BELOW, sum);
    }

    /** What the edges add to the attack score, in the network's log-odds: one a side, two a face length below. */
    public double weight() {
        return sides() + 2 * below();
    }
}
