package bonafide.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LineBudgetTest {
    private final AtomicLong nanos = new AtomicLong();
    private final LineBudget budget = new LineBudget(nanos::get);

    @Test
    void grantsSoManyLinesAMinuteAndTellsOfTheOthersLater() {
        for (int i = 0; i < LineBudget.A_MINUTE; i++) {
            assertThat(budget.take()).isZero();
        }
        for (int i = 0; i < 5_000; i++) {
            assertThat(budget.take()).isEqualTo(LineBudget.SPENT);
        }

        nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));

        assertThat(budget.take()).isEqualTo(5_000);
        assertThat(budget.take()).isZero();
    }
}
