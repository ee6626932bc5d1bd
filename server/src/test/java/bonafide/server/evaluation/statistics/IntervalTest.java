package bonafide.server.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    @ParameterizedTest
    @CsvSource({"1,80", "5,150", "38,285390", "79,80", "3,1000"})
    void leavesTwoAndAHalfPercentOfTheBinomialBeyondEachEnd(long errors, long trials) {
        Interval interval = Interval.exactBinomial(errors, trials);

        assertThat(1 - atMost(errors - 1, trials, interval.lower())).isCloseTo(0.025, within(1e-6));
        assertThat(atMost(errors, trials, interval.upper())).isCloseTo(0.025, within(1e-6));
    }

    @Test
    void hasAClosedFormWhenNothingOrEverythingIsWrong() {
        double bound = Math.pow(0.025, 1 / 300.0);

        assertThat(Interval.exactBinomial(0, 300).lower()).isZero();
        assertThat(Interval.exactBinomial(0, 300).upper()).isCloseTo(1 - bound, within(1e-9));
        assertThat(Interval.exactBinomial(300, 300).lower()).isCloseTo(bound, within(1e-9));
        assertThat(Interval.exactBinomial(300, 300).upper()).isEqualTo(1);
    }

    @Test
    void refusesMoreErrorsThanTrials() {
        assertThatThrownBy(() -> Interval.exactBinomial(4, 3)).hasMessage("4 errors of 3 trials");
        assertThatThrownBy(() -> Interval.exactBinomial(0, 0)).hasMessage("0 errors of 0 trials");
    }

    /** P(X <= count) for a binomial variable, summed term by term in logarithms. */
    private static double atMost(long count, long trials, double p) {
        double logTerm = trials * Math.log1p(-p);
        double sum = count < 0 ? 0 : Math.exp(logTerm);
        for (long k = 1; k <= count; k++) {
            logTerm += Math.log((double) (trials - k + 1) / k) + Math.log(p) - Math.log1p(-p);
            sum += Math.exp(logTerm);
        }
        return sum;
    }
}
