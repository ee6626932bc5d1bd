package bonafide.server.service;

import bonafide.engine.verification.Verification;
import bonafide.engine.verification.Verifier;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The whole line of calls, counting those that got as far as a verification. */
final class CallRecorder {
    private final AtomicInteger verifications = new AtomicInteger();
    private final Verifier verifier = (_, _, _) -> {
        verifications.incrementAndGet();
        return new Verification(Rig.PASSED, Map.of("compare", Duration.ofMillis(1)));
    };
    final Rig rig = new Rig().verifier(verifier);

    /** The pictures got as far as the engine. */
    boolean verified() {
        return verifications.get() > 0;
    }

    RawAnswer answer(RawRequest request) {
        return rig.answer(request);
    }

    /** What may in no case come back to a caller: the secret, the pictures, the whole of a signature. */
    static boolean echoes(RawAnswer answer) {
        var text = new String(answer.body().bytes(), StandardCharsets.ISO_8859_1);
        return text.contains(Rig.SECRET) || text.contains("/9j/") || text.contains(HostileCalls.CANARY);
    }
}
