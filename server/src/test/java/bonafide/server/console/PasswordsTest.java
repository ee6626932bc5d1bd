package bonafide.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Semaphore places = new Semaphore(1);
    private final Passwords passwords = new Passwords(new SecureRandom(), places, Duration.ZERO);

    @Test
    void tellTheRightFromTheWrongAndLeaveTheirPlaceToTheNext() {
        var hash = passwords.hash("right");

        assertThat(passwords.matches("right", hash)).isTrue();
        assertThat(passwords.matches("wrong", hash)).isFalse();
        assertThat(passwords.matchesNobody("right")).isFalse();
    }

    /** Each takes 19 MiB and a processor: as many as anybody asks for at once would take them all. */
    @Test
    void areNotCheckedWhileAllPlacesAreTaken() throws InterruptedException {
        var hash = passwords.hash("right");
        places.acquire();

        assertThatThrownBy(() -> passwords.matches("right", hash))
                .isInstanceOfSatisfying(
                        Refusal.class, busy -> assertThat(busy.status()).isEqualTo(503));
    }
}
