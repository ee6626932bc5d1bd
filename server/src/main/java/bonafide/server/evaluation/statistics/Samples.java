package bonafide.server.evaluation.statistics;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Mated and non-mated comparisons of one study, and the rates of ISO/IEC 19795-1 they give.
 *
 * @param people how many people the bootstrap draws from
 */
public record Samples(ScoreSample mated, ScoreSample nonMated, int people) {
    private static final long SEED = 19795;

    /**
     * Rates at thresholds that were fixed beforehand.
     *
     * @param nominal false-match rate each threshold stands for
     */
    public List<OperatingPoint> at(double[] nominal, double[] thresholds) {
        PersonBootstrap bootstrap = new PersonBootstrap(people, PersonBootstrap.REPLICATES, SEED);
        List<Interval> matches = bootstrap.sharesReaching(nonMated, thresholds);
        List<Interval> found = bootstrap.sharesReaching(mated, thresholds);
        return IntStream.range(0, thresholds.length)
                .mapToObj(i -> new OperatingPoint(
                        nominal[i],
                        thresholds[i],
                        falseMatches(thresholds[i], matches.get(i)),
                        falseNonMatches(thresholds[i], found.get(i))))
                .toList();
    }

    /**
     * Rates at the thresholds this data itself sets, as far as it goes: a false-match rate is given where at least
     * {@value #ERRORS_FOR_A_THRESHOLD} false matches carry it.
     */
    public List<OperatingPoint> atOwnThresholds(double... nominal) {
        double[] shown = DoubleStream.of(nominal)
                .filter(rate -> rate * nonMated.trials() >= ERRORS_FOR_A_THRESHOLD && canReach(rate))
                .toArray();
        return at(shown, DoubleStream.of(shown).map(this::thresholdAt).toArray());
    }

    /** Fewer false matches than this make a threshold a matter of two or three people. */
    public static final int ERRORS_FOR_A_THRESHOLD = 10;

    /** The lowest threshold whose false-match rate on this data is at most {@code rate}. */
    public double thresholdAt(double rate) {
        int allowed = (int) Math.floor(rate * nonMated.trials());
        return allowed >= nonMated.held() ? -1 : Math.nextUp(nonMated.score(allowed));
    }

    /** The detection error trade-off: at most twenty points a decade, from one false match upwards. */
    public List<DetPoint> det() {
        if (nonMated.trials() == 0 || mated.trials() == 0) {
            return List.of();
        }
        double decades = Math.log10((double) nonMated.trials());
        return IntStream.rangeClosed(0, (int) Math.ceil(decades * POINTS_PER_DECADE))
                .mapToDouble(i -> Math.min(1, Math.pow(10, -decades + (double) i / POINTS_PER_DECADE)))
                .filter(this::canReach)
                .map(this::thresholdAt)
                .distinct()
                .mapToObj(t -> new DetPoint(t, nonMated.shareReaching(t), 1 - mated.shareReaching(t)))
                .toList();
    }

    private static final int POINTS_PER_DECADE = 20;

    private boolean canReach(double rate) {
        return nonMated.held() == nonMated.trials() || rate * nonMated.trials() < nonMated.held();
    }

    private @Nullable ErrorRate falseMatches(double threshold, Interval overPeople) {
        return nonMated.trials() == 0 ? null : rate(nonMated.reaching(threshold), nonMated.trials(), overPeople);
    }

    private @Nullable ErrorRate falseNonMatches(double threshold, Interval matched) {
        if (mated.trials() == 0) {
            return null;
        }
        Interval missed = new Interval(1 - matched.upper(), 1 - matched.lower());
        return rate(mated.trials() - mated.reaching(threshold), mated.trials(), missed);
    }

    private static ErrorRate rate(long errors, long trials, Interval overPeople) {
        // With no error (or nothing but errors) every replicate says the same, which is not certainty.
        return new ErrorRate(
                errors,
                trials,
                Interval.exactBinomial(errors, trials),
                errors == 0 || errors == trials ? null : overPeople);
    }
}
