package bonafide.server.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.wire.ApiException;
import bonafide.server.wire.Body;
import bonafide.server.wire.Parameters;
import bonafide.server.wire.RawRequest;
import bonafide.server.wire.RpcRequest;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Rightly signed calls, damaged at random places. Longer: {@code ./bonafide test -pl server -am
 * -Dtest=DamagedCallsTest -Dbonafide.mutations=200000 -Dbonafide.seed=2 -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class DamagedCallsTest {
    private static final int COUNT = Integer.getInteger("bonafide.mutations", 10_000);
    private static final long SEED = Long.getLong("bonafide.seed", 1);

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void noneIsAcceptedAndNoneIsAFault() {
        Map<Integer, Integer> statuses = new TreeMap<>();
        int sameInMeaning = 0;
        for (int number = 0; number < COUNT; ) {
            var signed = random.nextInt(4) == 0
                    ? HostileCalls.call().inForm().signed()
                    : HostileCalls.call().signed();
            var damaged = damaged(signed);
            if (sameMeaning(signed, damaged)) {
                sameInMeaning++;
                continue;
            }
            var recorder = new CallRecorder();
            var answer = recorder.answer(damaged);
            assertThat(answer.status())
                    .as("number %d of seed %d: %s", number, SEED, Rig.text(answer))
                    .isBetween(400, 499);
            assertThat(recorder.rig.ledger.admitted()).isEmpty();
            assertThat(CallRecorder.echoes(answer)).as(Rig.text(answer)).isFalse();
            statuses.merge(answer.status(), 1, Integer::sum);
            number++;
        }
        System.out.printf(
                "%,d damaged calls (seed %d): statuses %s, 0 accepted; %,d more meant the same and were left out%n",
                COUNT, SEED, statuses, sameInMeaning);
    }

    private RawRequest damaged(RawRequest request) {
        var query = request.query();
        boolean inBody = request.body().size() > 0;
        String text = inBody ? new String(request.body().bytes(), ISO_8859_1) : String.valueOf(query);
        for (int i = random.nextInt(3); i >= 0; i--) {
            text = damaged(text);
        }
        return new RawRequest(
                random.nextInt(50) == 0 ? "GET" : request.method(),
                "/",
                inBody ? query : text,
                request.headers(),
                inBody ? new Body(text.getBytes(ISO_8859_1)) : Body.EMPTY,
                request.remoteAddress(),
                request.secure());
    }

    private String damaged(String text) {
        if (text.isEmpty()) {
            return "&";
        }
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(20));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
            case 1 ->
                text.substring(0, at) + (char) (text.charAt(at) ^ (1 << random.nextInt(7))) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + text.substring(end);
            case 3 -> text.substring(0, end) + text.substring(at);
            case 4 -> text.substring(0, at) + "&=%+;[]".charAt(random.nextInt(7)) + text.substring(at);
            default -> text.substring(end) + "&" + text.substring(0, at);
        };
    }

    /** Another spelling of the same values, which signs alike: the method decides too. */
    private static boolean sameMeaning(RawRequest one, RawRequest other) {
        var parameters = parameters(other);
        return one.method().equals(other.method())
                && parameters != null
                && parameters
                        .values()
                        .equals(Objects.requireNonNull(parameters(one)).values());
    }

    private static @Nullable Parameters parameters(RawRequest request) {
        try {
            return RpcRequest.read(request).parameters();
        } catch (ApiException _) {
            return null;
        }
    }
}
