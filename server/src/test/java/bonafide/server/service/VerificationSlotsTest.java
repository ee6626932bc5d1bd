package bonafide.server.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.inference.ModelException;
import bonafide.engine.verification.VerifierBusyException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class VerificationSlotsTest {
    private static final EncodedImage PICTURE = new EncodedImage(new byte[0]);

    private final ExecutorService threads = Executors.newFixedThreadPool(1);

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    /** A virtual thread in native code would keep its carrier from everybody else. */
    @Test
    void worksOnThreadsOfItsOwn() {
        var worker = new AtomicReference<Thread>();
        var slots = new VerificationSlots(
                (_, _, _) -> {
                    worker.set(Thread.currentThread());
                    throw new ModelException("broken");
                },
                threads,
                1,
                0,
                Duration.ofSeconds(1));

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> slots.verify(PICTURE, PICTURE, DecisionPolicy.DEFAULT))
                .withMessage("broken");
        assertThat(worker.get()).isNotSameAs(Thread.currentThread());
        assertThat(worker.get().isVirtual()).isFalse();
    }

    @Test
    @Timeout(60)
    void turnsAwayWhoeverFindsNoPlaceAndGivesPlacesBackAfterFailures() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var slots = new VerificationSlots(
                (_, _, _) -> {
                    begun.countDown();
                    await(end);
                    throw new ModelException("broken");
                },
                threads,
                1,
                0,
                Duration.ofSeconds(1));
        var first = CompletableFuture.runAsync(() -> slots.verify(PICTURE, PICTURE, DecisionPolicy.DEFAULT));
        begun.await();

        assertThatExceptionOfType(VerifierBusyException.class)
                .isThrownBy(() -> slots.verify(PICTURE, PICTURE, DecisionPolicy.DEFAULT));

        end.countDown();
        assertThat(first).failsWithin(Duration.ofSeconds(30));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> slots.verify(PICTURE, PICTURE, DecisionPolicy.DEFAULT));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
