package bonafide.server.admission;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.http.WorkGate.Permit;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FairGateTest {
    private long now;
    private final FairGate gate = new FairGate(6, Duration.ofSeconds(10), () -> now);

    @BeforeEach
    void bothHaveCalledBefore() {
        gate.proven("greedy");
        gate.proven("modest");
    }

    @Test
    void givesACallerWhoIsAloneEveryPlaceAndNoMore() {
        assertThat(enter("a", 10)).hasSize(6);
        assertThat(gate.taken()).isEqualTo(6);
    }

    @Test
    void aPlaceGivenBackCanBeTakenAgain() {
        var permits = enter("a", 6);
        permits.getFirst().close();

        assertThat(enter("a", 2)).hasSize(1);
    }

    @Test
    void aGreedyCallerLeavesRoomForTheOtherOnceTheOtherAsks() {
        var greedy = enter("greedy", 6);
        assertThat(enter("modest", 1)).isEmpty();

        // One after the other, the greedy caller's requests end and it asks again at once.
        for (var permit : greedy) {
            permit.close();
            enter("modest", 1);
            enter("greedy", 1);
        }

        assertThat(enter("greedy", 1)).isEmpty();
        assertThat(gate.taken()).isEqualTo(6);
    }

    @Test
    void whoHasNotAskedForAWhileNoLongerCounts() {
        enter("modest", 1).getFirst().close();
        assertThat(enter("greedy", 6)).hasSize(3);

        now += Duration.ofSeconds(3).toNanos();

        assertThat(enter("greedy", 6)).hasSize(3);
    }

    @Test
    void madeUpIdsHaveOneShareTogether() {
        gate.turnsAwayKey("modest");

        assertThat(IntStream.range(0, 5_000).boxed().flatMap(i -> enter("made-up-" + i, 1).stream()))
                .hasSize(3);
        assertThat(enter("modest", 6)).hasSize(3);
        assertThat(gate.callers()).isEqualTo(2);
    }

    @Test
    void remembersABoundedNumberOfCallersWhoAskNoMore() {
        for (int i = 0; i < 5_000; i++) {
            gate.proven("caller-" + i);
            enter("caller-" + i, 1).forEach(Permit::close);
            now += Duration.ofMillis(10).toNanos();
        }

        assertThat(gate.callers()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void beginsNoWorkForARequestThatHasWaitedTooLong() {
        var request = request("AccessKeyId=a", Headers.NONE, "");

        assertThat(gate.enter(request, Duration.ofSeconds(11))).isEmpty();
        assertThat(gate.enter(request, Duration.ofSeconds(9))).isPresent();
    }

    @Test
    void readsTheClaimedKeyWhereverClientsPutIt() {
        assertThat(ClaimedKey.of(request("a=b&AccessKeyId=id1&c=d", Headers.NONE, "")))
                .isEqualTo("id1");
        assertThat(ClaimedKey.of(request("AccessKeyId=id1", Headers.NONE, ""))).isEqualTo("id1");
        assertThat(ClaimedKey.of(request(null, Headers.NONE, "x=" + "y".repeat(99_999) + "&AccessKeyId=id2&z=1")))
                .isEqualTo("id2");
        assertThat(ClaimedKey.of(request(
                        null, Headers.of("Authorization", "ACS3-HMAC-SHA256 Credential=id3,SignedHeaders=a"), "")))
                .isEqualTo("id3");
        assertThat(ClaimedKey.of(request(null, Headers.NONE, ""))).isEmpty();
    }

    @Test
    void turnsAwayAtTheFirstBytesWhomItWouldNotLetIn() {
        var start = "POST /?Signature=x&AccessKeyId=greedy&Action=y";
        var permits = enter("greedy", 6);
        assertThat(gate.turnsAway(start)).isTrue();

        permits.getFirst().close();
        assertThat(gate.turnsAway(start)).isFalse();
    }

    @Test
    void whoIsTurnedAwayEarlyStillCountsAmongThoseWhoAsk() {
        enter("greedy", 6).getFirst().close();
        gate.turnsAway("POST / HTTP/1.1\r\nAuthorization: ACS3-HMAC-SHA256 Credential=modest,SignedHeaders=a");

        assertThat(enter("greedy", 1)).isEmpty();
        assertThat(enter("modest", 1)).hasSize(1);
    }

    @Test
    void turnsNobodyAwayEarlyWhoDoesNotSayWhoIsCalling() {
        enter("greedy", 6);

        assertThat(gate.turnsAway("POST /?ServiceParameters=" + "A".repeat(8000)))
                .isFalse();
    }

    private List<Permit> enter(String key, int times) {
        var permits = new ArrayList<Permit>();
        for (int i = 0; i < times; i++) {
            gate.enter(key).ifPresent(permits::add);
        }
        return permits;
    }

    private static RawRequest request(@Nullable String query, Headers headers, String body) {
        return new RawRequest("POST", "/", query, headers, Body.utf8(body), "127.0.0.1", false);
    }
}
