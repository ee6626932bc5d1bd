package bonafide.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody without a key can find out and bring about. */
class StrangersTest {

    @Test
    void anUnknownKeyIsToldOnlyAfterTheWorkForAKnownOneWasDone() {
        var unsignedHeader = HeaderSignedChanges.call();
        var fewer = List.of("host", "x-acs-action", "x-acs-date", "x-acs-signature-nonce", "x-acs-version");
        var known = unsignedHeader.signedOver(fewer);
        var unknown = new RawRequest(
                known.method(),
                known.path(),
                known.query(),
                withoutKey(known.headers()),
                known.body(),
                "127.0.0.1",
                false);

        assertThat(code(new Rig().answer(unknown))).isEqualTo(code(new Rig().answer(known)));
        assertThat(code(new Rig().answer(known))).isEqualTo("IncompleteSignature");
    }

    @Test
    void whatStandsInTheHostCannotLeaveItsElement() {
        var hostile = "a]]></HostId><Code>OK</Code>&b;\"'";
        var request = HostileCalls.call()
                .with("Format", "XML")
                .header("Host", hostile)
                .unsigned();
        var xml = Rig.text(new Rig().answer(request));

        assertThat(xml).doesNotContain("<Code>OK").startsWith("<?xml");
        var json = Rig.text(
                new Rig().answer(HostileCalls.call().header("Host", hostile).unsigned()));
        assertThat(json).doesNotContain("\"'\"");
    }

    private static Headers withoutKey(Headers headers) {
        return new Headers(headers.fields().stream()
                .map(field -> new Headers.Field(
                        field.name(), field.value().replace("Credential=" + Rig.KEY_ID, "Credential=nobody")))
                .toList());
    }

    private static String code(RawAnswer answer) {
        return Rig.text(answer).replaceFirst("(?s).*\"Code\":\"([^\"]*)\".*", "$1");
    }
}
