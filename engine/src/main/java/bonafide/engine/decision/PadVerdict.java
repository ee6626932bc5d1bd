package bonafide.engine.decision;

/** What attack detection says of one presentation. */
public enum PadVerdict {
    /** No attack was seen. */
    BONA_FIDE,
    /** Too close to tell: another photo decides. */
    RETRY,
    /** Taken for a presentation attack. */
    ATTACK
}
