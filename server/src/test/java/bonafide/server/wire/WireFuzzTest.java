package bonafide.server.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Searches for requests that do anything but succeed or be refused. As part of the build the seeds are replayed; for the
 * night: {@code JAZZER_FUZZ=1 ./bonafide test -pl server -am -Dtest='WireFuzzTest#query' -Djazzer.max_duration=1h
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class WireFuzzTest {

    static Stream<byte[]> queries() {
        return Stream.of(
                        "Action=ExecuteRequest&Version=2019-05-21&Service=intl_face_verify&ServiceParameters=%7B%7D",
                        "a=b&a=c",
                        "a[]=b&a%5B%5D=c",
                        "=&==&&a",
                        "%00=%00",
                        "%C0%80=%ED%A0%80",
                        "a=%",
                        "a=%4",
                        "a=%zz",
                        "a;b=c;d=e",
                        "\u00ff=\u0000")
                .map(text -> text.getBytes(ISO_8859_1));
    }

    static Stream<byte[]> authorizations() {
        return Stream.of(
                        "ACS3-HMAC-SHA256 Credential=key,SignedHeaders=host;x-acs-action,Signature=00ff",
                        "ACS3-HMAC-SHA256 Signature=00ff,SignedHeaders=,Credential=key",
                        "ACS3-HMAC-SHA256 Credential=a,Credential=b",
                        "ACS3-HMAC-SHA256",
                        "ACS3-",
                        "acs k:s",
                        "Basic a2V5OnNlY3JldA==",
                        "")
                .map(text -> text.getBytes(ISO_8859_1));
    }

    static Stream<byte[]> documents() {
        return Stream.of(
                        "{\"refFaceContent\":\"/9j/\",\"authFaceContent\":\"/9j/\",\"resourceCode\":\"84000001\"}",
                        "{\"resourceCode\":null,\"other\":{\"a\":[1,2,{\"b\":1e9}]}}",
                        "{\"resourceCode\":\"\\ud800\"}",
                        "{\"resourceCode\":1,\"resourceCode\":2}",
                        "[".repeat(2000),
                        "{\"a\":" + "9".repeat(2000) + "}",
                        "\ufeff{}",
                        "{}{}",
                        "null")
                .map(text -> text.getBytes(UTF_8));
    }

    @FuzzTest
    @MethodSource("queries")
    void query(byte[] bytes) {
        refusesAtMost(() -> RpcRequest.read(request(new String(bytes, ISO_8859_1), Headers.NONE))
                .requireMandatory());
    }

    @FuzzTest
    @MethodSource("authorizations")
    void authorization(byte[] bytes) {
        var headers = Headers.of(
                "Authorization", new String(bytes, ISO_8859_1),
                "x-acs-action", "ExecuteRequest",
                "x-acs-version", "2019-05-21",
                "x-acs-signature-nonce", "1",
                "x-acs-date", "2026-01-01T00:00:00Z",
                "x-acs-content-sha256", "e3b0");
        refusesAtMost(() -> RpcRequest.read(request("Service=s&ServiceParameters=p", headers))
                .requireMandatory());
    }

    @FuzzTest
    @MethodSource("documents")
    void parameters(byte[] bytes) {
        if (StrictUtf8.isWellFormed(bytes, bytes.length)) {
            refusesAtMost(() -> FaceVerifyParameters.read(new ParameterValue(bytes, bytes.length)));
        }
    }

    private static RawRequest request(String query, Headers headers) {
        return new RawRequest("POST", "/", query, headers, Body.EMPTY, "127.0.0.1", false);
    }

    private static void refusesAtMost(Runnable call) {
        try {
            call.run();
        } catch (ApiException refusal) {
            assertThat(refusal.error().toString()).hasSizeLessThan(500);
        }
    }
}
