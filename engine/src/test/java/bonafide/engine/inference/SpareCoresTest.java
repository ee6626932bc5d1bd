package bonafide.engine.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class SpareCoresTest {

    @Test
    void usesAnotherThreadWhileACoreIsIdle() {
        try (var cores = new SpareCores(2)) {
            var both = cores.both(Thread::currentThread, Thread::currentThread);
            assertThat(both.first()).isSameAs(Thread.currentThread());
            assertThat(both.second()).isNotSameAs(Thread.currentThread());
        }
    }

    @Test
    void staysOnTheCallersThreadWithOneCore() {
        try (var cores = new SpareCores(1)) {
            var both = cores.both(Thread::currentThread, Thread::currentThread);
            assertThat(both.second()).isSameAs(Thread.currentThread());
        }
    }

    @Test
    void leavesNoCoreToACallInsideABusyOne() {
        try (var cores = new SpareCores(2)) {
            var outer = cores.both(() -> 1, () -> cores.both(Thread::currentThread, Thread::currentThread));
            var inner = outer.second();
            assertThat(inner.first()).isSameAs(inner.second());
        }
    }

    @Test
    void givesCoresBackAfterFailures() {
        try (var cores = new SpareCores(2)) {
            for (int i = 0; i < 5; i++) {
                assertThatExceptionOfType(ModelException.class)
                        .isThrownBy(() -> cores.both(() -> 1, () -> fail("second")))
                        .withMessage("second");
                assertThatExceptionOfType(ModelException.class)
                        .isThrownBy(() -> cores.both(() -> fail("first"), () -> 1))
                        .withMessage("first");
            }
            assertThat(cores.both(() -> 1, Thread::currentThread).second()).isNotSameAs(Thread.currentThread());
        }
    }

    private static int fail(String message) {
        throw new ModelException(message);
    }
}
