package bonafide.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.verification.Verifier;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One signed request, sent more than once. */
@Timeout(60)
class ResendsTest {
    private final Rig rig = new Rig();

    @Test
    void refusesACopyOnceTheAnswerIsWritten() {
        var endpoint = rig.endpoint();
        var request = new RpcCall().signed();
        endpoint.answer(request).delivery().ended(true);

        assertThat(Rig.text(endpoint.answer(request))).contains("SignatureNonceUsed");
        assertThat(rig.ledger.completed()).hasSize(1);
    }

    @Test
    void givesTheAnswerThatMetADeadConnectionToTheNextCopyOnly() {
        var endpoint = rig.endpoint();
        var request = new RpcCall().signed();
        var lost = endpoint.answer(request);
        lost.delivery().ended(false);

        var second = endpoint.answer(request);
        assertThat(Rig.text(second)).isEqualTo(Rig.text(lost));
        second.delivery().ended(true);
        assertThat(Rig.text(endpoint.answer(request))).contains("SignatureNonceUsed");
        assertThat(rig.ledger.completed()).hasSize(1);
    }

    @Test
    void keepsALostAnswerForAMinute() {
        var endpoint = rig.endpoint();
        var request = new RpcCall().signed();
        endpoint.answer(request).delivery().ended(false);
        rig.now(Rig.NOW.plusSeconds(61));

        assertThat(Rig.text(endpoint.answer(request))).contains("SignatureNonceUsed");
    }

    @Test
    void refusesAnotherRequestWithTheSameNonceEvenWhenTheAnswerWasLost() {
        var endpoint = rig.endpoint();
        endpoint.answer(new RpcCall().with("SignatureNonce", "n").signed())
                .delivery()
                .ended(false);

        var other = new RpcCall()
                .with("SignatureNonce", "n")
                .with("RegionId", "elsewhere")
                .signed();
        assertThat(Rig.text(endpoint.answer(other))).contains("SignatureNonceUsed");
    }

    @Test
    void answersOneOfManyCopiesThatArriveWhileTheFirstIsAtWork() throws Exception {
        var working = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var endpoint = rig.verifier(held(working, mayEnd)).endpoint();
        var request = new RpcCall().signed();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            answers.add(threads.submit(() -> delivered(endpoint.answer(request))));
            working.await();
            for (int i = 0; i < 15; i++) {
                answers.add(threads.submit(() -> delivered(endpoint.answer(request))));
            }
            awaitWaitingCopy(answers);
            mayEnd.countDown();

            var texts = new ArrayList<String>();
            for (var answer : answers) {
                texts.add(answer.get(30, TimeUnit.SECONDS));
            }
            assertThat(texts).filteredOn(text -> text.contains("\"Code\":200")).hasSize(1);
            assertThat(texts)
                    .filteredOn(text -> text.contains("SignatureNonceUsed"))
                    .hasSize(15);
        }
        assertThat(rig.ledger.completed()).hasSize(1);
    }

    @Test
    void leavesTheAnswerToTheNewestCopy() throws Exception {
        var working = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var endpoint = rig.verifier(held(working, mayEnd)).endpoint();
        RawRequest request = new RpcCall().signed();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> delivered(endpoint.answer(request)));
            working.await();
            var second = threads.submit(() -> delivered(endpoint.answer(request)));
            var third = threads.submit(() -> delivered(endpoint.answer(request)));
            awaitWaitingCopy(List.of(second, third));
            mayEnd.countDown();

            assertThat(first.get(30, TimeUnit.SECONDS)).contains("SignatureNonceUsed");
            assertThat(List.of(second.get(30, TimeUnit.SECONDS), third.get(30, TimeUnit.SECONDS)))
                    .filteredOn(text -> text.contains("\"Code\":200"))
                    .hasSize(1);
        }
    }

    /** All copies but the newest are turned away at once, so the rest of them is done while the first still works. */
    private static void awaitWaitingCopy(List<Future<String>> answers) {
        long turnedAway = 0;
        while (turnedAway < answers.size() - (answers.size() > 2 ? 2 : 1)) {
            Thread.onSpinWait();
            turnedAway = answers.stream().filter(Future::isDone).count();
        }
    }

    private static String delivered(RawAnswer answer) {
        answer.delivery().ended(true);
        return Rig.text(answer);
    }

    private static Verifier held(CountDownLatch working, CountDownLatch mayEnd) {
        return (reference, probe, policy) -> {
            working.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Rig.answering(Rig.PASSED).verify(reference, probe, policy);
        };
    }
}
