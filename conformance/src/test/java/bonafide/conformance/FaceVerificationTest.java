package bonafide.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.conformance.client.Call;
import bonafide.conformance.client.ClientProcess;
import bonafide.conformance.client.Clients;
import bonafide.conformance.client.Seen;
import bonafide.conformance.pictures.Photos;
import bonafide.conformance.server.PackagedServer;
import bonafide.conformance.server.ServerKey;
import bonafide.conformance.server.SharedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's four sample programs, on real photos of two persons, against the packaged server. */
@ExtendWith(SharedServer.class)
class FaceVerificationTest {
    private final PackagedServer server;
    private final ServerKey key;

    FaceVerificationTest(PackagedServer server) {
        this.server = server;
        key = server.firstKey();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"java-core-4.7.10-query", "python-saf-3.0.0-get", "go-core-1.63.107", "node-pop-1.8.0-post"})
    void passesMatedPairsAndNoOthers(String id) {
        try (var client = ClientProcess.start(Clients.named(id))) {
            assertPassed(call(client, Photos::original, "person_a_1", "person_a_2"), "true");
            assertPassed(call(client, Photos::original, "person_b_1", "person_b_2"), "true");
            assertPassed(call(client, Photos::original, "person_a_1", "person_b_1"), "false");
            assertPassed(call(client, Photos::original, "person_a_2", "person_b_2"), "false");
            assertPassed(call(client, Photos::original, "person_b_1", "person_a_2"), "false");
            assertPassed(call(client, Photos::original, "person_b_2", "person_a_1"), "false");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"java-core-4.7.10-query", "python-saf-3.0.0-get", "go-core-1.63.107", "node-pop-1.8.0-post"})
    void takesTwoLargePhotos(String id) {
        try (var client = ClientProcess.start(Clients.named(id))) {
            assertPassed(call(client, Photos::large, "person_b_1", "person_b_2"), "true");
            assertPassed(call(client, Photos::large, "person_a_2", "person_b_1"), "false");
        }
    }

    private Seen call(ClientProcess client, PhotoSize photos, String reference, String probe) {
        return client.call(
                Call.to(server.port()).key(key.id(), key.secret()).photos(photos.of(reference), photos.of(probe)));
    }

    private interface PhotoSize {
        Path of(String name);
    }

    private static void assertPassed(Seen seen, String passed) {
        assertThat(seen.answered()).as("%s", seen).isTrue();
        assertThat(seen.code()).isEqualTo(200);
        assertThat(seen.message()).isEqualTo("OK");
        assertThat(seen.requestId()).matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
        var result = seen.result();
        assertThat(result.propertyNames())
                .containsExactlyInAnyOrder("passed", "retCode", "retCodeSub", "retMessage", "extInfo");
        assertThat(result.path("passed").asString()).as("%s", seen).isEqualTo(passed);
        assertThat(result.path("retCode").asString()).isEqualTo("OK_SUCCESS");
        assertThat(result.path("retCodeSub").asString()).matches("Z\\d{4}");
        var extInfo = result.path("extInfo");
        assertThat(extInfo.propertyNames()).containsExactlyInAnyOrder("result", "score", "faceAttack");
        assertThat(extInfo.path("faceAttack").asString()).isEqualTo("false");
        assertThat(Double.parseDouble(extInfo.path("score").asString())).isBetween(0.0, 100.0);
        assertThat(result.valueStream().filter(value -> !value.isObject())).allMatch(value -> value.isString());
        assertThat(extInfo.valueStream()).allMatch(value -> value.isString());
    }
}
