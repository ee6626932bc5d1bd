package bonafide.server.evaluation.statistics;

/** A point of the detection error trade-off curve: both error rates at one threshold. */
public record DetPoint(double threshold, double falseMatchRate, double falseNonMatchRate) {}
