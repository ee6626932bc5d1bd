package bonafide.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.decision.AttackKind;
import bonafide.engine.decision.VerificationOutcome;
import bonafide.engine.verification.Verification;
import bonafide.server.service.CallListener;
import bonafide.server.service.VerificationApi;
import bonafide.server.wire.Body;
import bonafide.server.wire.DataShape;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawRequest;
import bonafide.server.wire.ResourceCodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls that name a key rightly and are signed wrongly, against the real store: they leave no row and use up nothing.
 * Longer: {@code ./bonafide test -pl server -am -Dtest=BadSignaturesTest -Dbonafide.calls=1000000
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class BadSignaturesTest {
    private static final int CALLS = Integer.getInteger("bonafide.calls", 5_000);
    private static final long MOST_GROWTH = 10L << 20;

    @TempDir
    Path folder;

    @Test
    void leaveQuotaNoncesAndDiskUntouched() {
        try (var store = new StoreUnderTest(StoreSettings.embedded(folder))) {
            var key = store.newKey("acme");
            var api = VerificationApi.of(
                    new VerificationApi.Parts(
                            (_, _, _) -> new Verification(
                                    new VerificationOutcome.Decided(true, 99, 1e-6, -3, AttackKind.NONE), Map.of()),
                            store.store().accessKeys(),
                            store.node()),
                    new VerificationApi.Options(ResourceCodes.assignedAnd(List.of()), DataShape.Rule.BY_CLIENT, false),
                    new VerificationApi.Surroundings(
                            () -> Instant.ofEpochMilli(store.clock().millis()),
                            System::nanoTime,
                            () -> UUID.randomUUID().toString(),
                            RandomGenerator.of("L64X128MixRandom")),
                    CallListener.NONE);
            long before = size();
            long rowsBefore = rows(store);

            for (int i = 0; i < CALLS; i++) {
                var answer = api.answer(new RawRequest(
                        "GET",
                        "/",
                        "Action=ExecuteRequest&Version=2019-05-21&Format=JSON&Service=intl_face_verify&ServiceParameters=%7B%7D"
                                + "&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&Timestamp=2026-03-01T12:00:00Z"
                                + "&AccessKeyId=" + key.id() + "&SignatureNonce=" + i
                                + "&Signature=AAAAAAAAAAAAAAAAAAAAAAAAAAA%3D",
                        Headers.of("Host", "h"),
                        Body.EMPTY,
                        "127.0.0.1",
                        false));
                assertThat(answer.status()).isEqualTo(400);
            }

            assertThat(rows(store)).isEqualTo(rowsBefore);
            assertThat(size() - before).isLessThan(MOST_GROWTH);
            System.out.printf("%,d bad signatures: %,d bytes of growth, no row%n", CALLS, size() - before);
        }
    }

    private static long rows(StoreUnderTest store) {
        return store.database()
                .read(handle -> List.of("nonces", "quota_days", "audit", "call_rates").stream()
                        .mapToLong(table -> handle.createQuery("SELECT count(*) FROM " + table)
                                .mapTo(Long.class)
                                .one())
                        .sum());
    }

    private long size() {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
