package bonafide.engine.verification;

import bonafide.engine.pad.PadAssessment;
import bonafide.engine.pad.SameShot;

/**
 * What was looked at to tell a face from a picture of one.
 *
 * @param presentation score of the probe alone
 * @param sameShot how far the probe is the reference's own shot
 * @param sameFile both pictures are byte for byte the same
 */
public record AttackEvidence(PadAssessment presentation, SameShot sameShot, boolean sameFile) {}
