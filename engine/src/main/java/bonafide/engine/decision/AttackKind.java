package bonafide.engine.decision;

/**
 * What a presentation is taken for. Paper and screens are not told apart: the network's two attack outputs answer the
 * same for both (docs/measurements.md), and a kind that is guessed would mislead.
 */
public enum AttackKind {
    /** No attack was decided. */
    NONE,
    /** The probe is the reference's very shot: its print, its replay, a crop of it, mirrored or not. */
    SAME_SHOT,
    /** A picture on paper, on a screen or of another kind. */
    UNKNOWN
}
