package bonafide.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bonafide.client.AccessKey;
import bonafide.client.BonafideClient;
import bonafide.client.RefusedException;
import bonafide.conformance.server.PackagedServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This server's own Java client against the packaged server. */
class JavaClientTest {
    @TempDir
    static Path data;

    private static PackagedServer server;
    private static AccessKey key;
    private static BonafideClient client;

    @BeforeAll
    static void start() throws Exception {
        server = PackagedServer.start(data, Map.of());
        var first = server.firstKey();
        key = new AccessKey(first.id(), first.secret());
        client = new BonafideClient(server.address(), key);
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void verifiesOverThePlainInterface() throws Exception {
        var same = client.verify(photos("person_b_1", "person_b_2"), "00840000");
        assertThat(same.passed()).isTrue();
        assertThat(same.decided()).isTrue();
        assertThat(same.match()).isTrue();
        assertThat(same.presentationAttack()).isFalse();
        assertThat(same.similarityScore()).isBetween(95.0, 100.0);
        assertThat(same.falseMatchRate()).isLessThanOrEqualTo(1e-5);
        assertThat(same.requestId()).matches("[0-9A-F-]{36}");

        var other = client.verify(photos("person_a_1", "person_b_2"), "00840000");
        assertThat(other.passed()).isFalse();
        assertThat(other.match()).isFalse();

        var twice = client.verify(photos("person_b_1", "person_b_1"), "00840000");
        assertThat(twice.decided()).isFalse();
        assertThat(twice.picture()).isEqualTo("probe");
        assertThat(twice.reason()).isEqualTo("SAME_PICTURE");
    }

    @Test
    void verifiesOverTheVendorsContract() throws Exception {
        var same = client.executeFaceVerify(photos("person_b_1", "person_b_2"), "00840000");
        assertThat(same.code()).isEqualTo(200);
        assertThat(same.passed()).isTrue();
        assertThat(same.retCode()).isEqualTo("OK_SUCCESS");
        assertThat(same.retCodeSub()).isEqualTo("Z1140");
        assertThat(same.score()).isBetween(95.0, 100.0);
        assertThat(same.faceAttack()).isFalse();

        var unknownCountry = client.executeFaceVerify(photos("person_b_1", "person_b_2"), "09990000");
        assertThat(unknownCountry.code()).isEqualTo(500);
        assertThat(unknownCountry.passed()).isFalse();
        assertThat(unknownCountry.score()).isNull();
    }

    @Test
    void saysWhyACallWasRefused() {
        try (var stranger = new BonafideClient(server.address(), new AccessKey(key.id(), "not the secret"))) {
            var plain = catchThrowableOfType(
                    RefusedException.class, () -> stranger.verify(photos("person_b_1", "person_b_2"), "00840000"));
            assertThat(plain.status()).isEqualTo(401);
            assertThat(plain.code()).isEqualTo("unauthenticated");

            var signed = catchThrowableOfType(
                    RefusedException.class,
                    () -> stranger.executeFaceVerify(photos("person_b_1", "person_b_2"), "00840000"));
            assertThat(signed.code()).isEqualTo("SignatureDoesNotMatch");
            assertThat(signed.requestId()).isNotEmpty();
        }
        var code = catchThrowableOfType(
                RefusedException.class, () -> client.verify(photos("person_b_1", "person_b_2"), "84"));
        assertThat(code.code()).isEqualTo("resource-code-invalid");
    }

    @Test
    void printsNeitherSecretNorPicture() {
        assertThat(key.toString()).doesNotContain(key.secret());
        assertThat(photos("person_b_1", "person_b_2").toString())
                .matches("reference of \\d+ bytes, probe of \\d+ bytes");
    }

    private static bonafide.client.Photos photos(String reference, String probe) {
        try {
            return bonafide.client.Photos.read(
                    bonafide.conformance.pictures.Photos.original(reference),
                    bonafide.conformance.pictures.Photos.original(probe));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
