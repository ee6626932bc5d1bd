package bonafide.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A known caller's parameters are no more trusted than a stranger's: answered as an error, never verified, not repeated. */
class HostileJsonTest {

    static List<Arguments> hostileJson() {
        return HostileJson.all();
    }

    @Test
    void thereAreFortyCasesAndMore() {
        assertThat(hostileJson()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("hostileJson")
    void answersAnErrorAndVerifiesNothing(String json) {
        var recorder = new CallRecorder();

        var answer =
                recorder.answer(new RpcCall().with("ServiceParameters", json).signed());

        assertThat(answer.status()).as(Rig.text(answer)).isLessThan(500);
        assertThat(recorder.verified()).isFalse();
        assertThat(Rig.text(answer)).doesNotContain("\"Code\":200").hasSizeLessThan(1_000);
        assertThat(CallRecorder.echoes(answer)).as(Rig.text(answer)).isFalse();
    }
}
