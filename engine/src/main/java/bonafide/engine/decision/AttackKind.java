package bonafide.engine.decision;

/** What an attack was made with, as far as the picture shows it (PAI species of ISO/IEC 30107-1). */
public enum AttackKind {
    /** No attack was decided. */
    NONE,
    /** The probe is the reference's very shot: its print, its replay, a crop of it, mirrored or not. */
    SAME_SHOT,
    /** A picture on paper. */
    PRINT,
    /** A picture on a screen. */
    SCREEN,
    /** An attack whose means the picture does not show. */
    UNKNOWN
}
