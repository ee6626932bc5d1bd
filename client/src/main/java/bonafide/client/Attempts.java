package bonafide.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends again what cannot have been carried out: no connection came about, or the server was too busy. */
final class Attempts {
    private static final int BUSY = 503;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final int most;
    private final Pause pause;

    /** @param most attempts in all, 1 or more */
    Attempts(int most, Pause pause) {
        this.most = most;
        this.pause = pause;
    }

    @FunctionalInterface
    interface Attempt {
        HttpResponse<String> send() throws IOException, InterruptedException;
    }

    @FunctionalInterface
    interface Pause {
        void take(Duration time) throws InterruptedException;
    }

    HttpResponse<String> send(Attempt attempt) throws IOException, InterruptedException {
        for (int left = most - 1; ; left--) {
            Duration wait;
            try {
                var answer = attempt.send();
                if (answer.statusCode() != BUSY || left == 0) {
                    return answer;
                }
                wait = asked(answer);
            } catch (ConnectException | HttpConnectTimeoutException unreachable) {
                if (left == 0) {
                    throw unreachable;
                }
                wait = Duration.ofSeconds(1);
            }
            pause.take(wait);
        }
    }

    /** What the server asks for, in whole seconds, within reason. */
    private static Duration asked(HttpResponse<String> answer) {
        var seconds = answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(Long::valueOf)
                .orElse(1L);
        var wait = Duration.ofSeconds(seconds);
        return wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
    }
}
