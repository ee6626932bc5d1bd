package bonafide.server.evaluation.statistics;

import org.jspecify.annotations.Nullable;

/**
 * Both error rates at one threshold.
 *
 * @param nominal the false-match rate the threshold is meant to have
 * @param threshold comparison score at and above which two pictures are called a match
 * @param falseMatches absent without non-mated comparisons
 * @param falseNonMatches absent without mated comparisons
 */
public record OperatingPoint(
        double nominal,
        double threshold,
        @Nullable ErrorRate falseMatches,
        @Nullable ErrorRate falseNonMatches) {}
