package bonafide.server.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.evaluation.statistics.GroupRates.Verdict;
import org.junit.jupiter.api.Test;

class GroupRatesTest {
    private static final ErrorRate ALL = ErrorRate.of(1000, 1_000_000);

    @Test
    void aGroupIsCalledAboveTheRuleOnlyWhenItsWholeIntervalIs() {
        assertThat(falseMatches(ErrorRate.of(300, 100_000))).isEqualTo(Verdict.ABOVE);
        assertThat(falseMatches(ErrorRate.of(4, 2_000))).isEqualTo(Verdict.NOT_SHOWN);
    }

    @Test
    void aGroupIsCalledWithinTheRuleOnlyWhenItsWholeIntervalIs() {
        assertThat(falseMatches(ErrorRate.of(90, 100_000))).isEqualTo(Verdict.WITHIN);
        assertThat(falseMatches(ErrorRate.of(0, 500))).isEqualTo(Verdict.NOT_SHOWN);
    }

    private static Verdict falseMatches(ErrorRate group) {
        return GroupRates.of("sex", "F", true, group, null, ALL, null).falseMatchVerdict();
    }
}
