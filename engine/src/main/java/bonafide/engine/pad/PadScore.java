package bonafide.engine.pad;

/**
 * How attack-like a presentation looks (ISO/IEC 30107-3). <em>Higher is more attack-like</em>, everywhere this number
 * appears: in answers, audit rows, CSV files, metrics and cuts.
 *
 * <p>Unit: natural log-odds of the network, plus what edges found around the face add; unbounded, in practice
 * -10 (surely bona fide) to +20. It is not a probability, and 0 is not a cut: the useful cuts lie near +7, see
 * docs/model-card.md.
 */
public record PadScore(double value) implements Comparable<PadScore> {

    public PadScore {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a presentation attack score is a finite number, was " + value);
        }
    }

    @Override
    public int compareTo(PadScore other) {
        return Double.compare(value, other.value);
    }
}
