package bonafide.server.evaluation;

import bonafide.server.evaluation.PairList.Pair;

/**
 * A pair whose two pictures could be compared.
 *
 * @param score cosine, -1 to 1
 * @param quality the lower template norm of the two pictures
 */
record Comparison(Pair pair, float score, float quality) {}
