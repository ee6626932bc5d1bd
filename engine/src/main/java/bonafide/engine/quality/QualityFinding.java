package bonafide.engine.quality;

/**
 * What a policy has to say of one component.
 *
 * @param retake ask for another photo; otherwise it is a warning
 * @param detail one sentence with the value found and the limit
 */
public record QualityFinding(QualityComponent component, boolean retake, String detail) {}
