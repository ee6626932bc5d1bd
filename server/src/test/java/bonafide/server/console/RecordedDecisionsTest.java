package bonafide.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.decision.ScoreCalibration;
import bonafide.server.audit.AuditRecord;
import bonafide.server.audit.AuditRecord.Result;
import bonafide.server.audit.AuditRecord.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordedDecisionsTest {
    private static final List<Double> RATES = List.of(1.0, 1e-2, 1e-3, 1e-4, 0.0);
    private static final List<Double> SCORES = List.of(0.0, 70.0, 80.0, 90.0, 100.0);
    private static final ScoreCalibration SHIPPED =
            new ScoreCalibration("shipped", List.of(-1.0, 0.3, 0.4, 0.5, 1.0), RATES, SCORES);
    private static final ScoreCalibration STRICTER =
            new ScoreCalibration("own", List.of(-1.0, 0.35, 0.45, 0.6, 1.0), RATES, SCORES);

    @Test
    void eachIsDecidedAgainAtTheRateItsPolicyAskedFor() {
        var calls = List.of(
                call("clear", "strict/1", 0.7),
                call("lost-strict", "strict/1", 0.55),
                call("lost-lax", "lax/1", 0.42),
                call("far", "lax/1", 0.1));
        var effect = decidedAgain(calls, SHIPPED, STRICTER);
        assertThat(effect.decisions()).isEqualTo(4);
        assertThat(effect.lost()).isEqualTo(2);
        assertThat(effect.gained()).isZero();
        assertThat(effect.changes())
                .extracting(RecordedDecisions.Change::requestId)
                .containsExactlyInAnyOrder("lost-strict", "lost-lax");
        assertThat(decidedAgain(calls, STRICTER, SHIPPED).gained()).isEqualTo(2);
    }

    @Test
    void whatAskedForARateTheDataDoesNotShowIsCountedApart() {
        var small = new ScoreCalibration(
                "few pictures", List.of(-1.0, 0.35, 1.0), List.of(1.0, 1e-2, 0.0), List.of(0.0, 70.0, 100.0));
        var effect = decidedAgain(List.of(call("one", "strict/1", 0.55)), SHIPPED, small);
        assertThat(effect).isEqualTo(new RecordedDecisions.Effect(1, 1, 0, 0, List.of()));
    }

    @Test
    void whatComparedNothingIsPassedOver() {
        assertThat(decidedAgain(List.of(call("no face", "lax/1", null)), SHIPPED, STRICTER)
                        .decisions())
                .isZero();
    }

    private static RecordedDecisions.Effect decidedAgain(
            List<AuditRecord> calls, ScoreCalibration shipped, ScoreCalibration own) {
        return RecordedDecisions.decidedAgain(
                calls, version -> version.startsWith("strict") ? 1e-4 : 1e-3, shipped, own);
    }

    private static AuditRecord call(String requestId, String policyVersion, @Nullable Double cosine) {
        var now = Instant.parse("2026-03-01T12:00:00Z");
        var evidence = cosine == null ? "{}" : "{\"cosine\":" + cosine + "}";
        return new AuditRecord(requestId, "node", now, "key", "bank", "service", "00840000", policyVersion, "", null)
                .with(new Result(State.COMPLETED, now, "PASSED", "", 90.0, 1e-4, -3.0, 1L, 1L, null, null, evidence));
    }
}
