package bonafide.engine.decision;

/**
 * The decision on a presentation.
 *
 * @param cuts those of the policy's mode
 * @param kind {@link AttackKind#NONE} unless the verdict is {@link PadVerdict#ATTACK}
 */
public record PadDecision(PadVerdict verdict, AttackKind kind, PadCuts cuts) {}
