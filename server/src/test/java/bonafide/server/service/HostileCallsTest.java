package bonafide.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever was not signed exactly as it stands is refused, costs nothing and is not repeated. */
class HostileCallsTest {

    static List<HostileCalls.Case> hostileCalls() {
        return HostileCalls.all();
    }

    @Test
    void theCallsTheyAreMadeFromAreAccepted() {
        var recorder = new CallRecorder();

        assertThat(recorder.answer(HostileCalls.call().signed()).status()).isEqualTo(200);
        assertThat(recorder.answer(HeaderSignedChanges.call().signed()).status())
                .isEqualTo(200);
        assertThat(recorder.rig.ledger.completed()).hasSize(2);
        assertThat(hostileCalls()).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @MethodSource("hostileCalls")
    void refusesWithoutATrace(HostileCalls.Case hostile) {
        var recorder = new CallRecorder();

        var answer = recorder.answer(hostile.request());

        assertThat(answer.status()).as(Rig.text(answer)).isBetween(400, 499);
        assertThat(recorder.verified()).isFalse();
        assertThat(recorder.rig.ledger.admitted()).isEmpty();
        assertThat(CallRecorder.echoes(answer)).as(Rig.text(answer)).isFalse();
    }
}
