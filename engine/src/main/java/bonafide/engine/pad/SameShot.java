package bonafide.engine.pad;

/**
 * How far two face pictures are one and the same shot.
 *
 * @param correlation largest correlation of the two faces' fine structure after alignment, -1 to 1; two photos of one
 *     person taken in one sitting stay below 0.85, a print or replay of the other picture lies above
 * @param mirrored the larger value was found with one picture mirrored
 */
public record SameShot(double correlation, boolean mirrored) {}
