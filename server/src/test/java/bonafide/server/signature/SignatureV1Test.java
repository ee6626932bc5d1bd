package bonafide.server.signature;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.wire.Credentials.SignatureMethod;
import bonafide.server.wire.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Known answers of the RPC signature. */
class SignatureV1Test {
    private static final byte[] SECRET = "testAccessKeySecret".getBytes(StandardCharsets.UTF_8);
    private static final String PLAIN =
            "{\"authFaceContent\":\"/9j/4AAQ+/==\",\"refFaceContent\":\"/9j/4AAQ+/==\",\"resourceCode\":\"00840000\"}";
    private static final String AWKWARD = "{\"x\":\"a b+c*d~e/f中(')!\"}";

    /** The vendor's documentation of the scheme prints this call and its signature. */
    @Test
    void reproducesTheDocumentedExample() {
        var parameters = Parameters.of(Map.of(
                "Action", "DescribeRegions",
                "Version", "2014-05-26",
                "Format", "XML",
                "AccessKeyId", "testid",
                "SignatureMethod", "HMAC-SHA1",
                "SignatureVersion", "1.0",
                "SignatureNonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
                "Timestamp", "2016-02-23T12:46:24Z"));

        var signature = SignatureV1.sign(
                "GET", parameters, SignatureMethod.HMAC_SHA1, "testsecret".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("OLeaidS1JvxuMvnyHOwuJ+uX5qY=");
    }

    /** Signed alike by aliyun-python-sdk-core 2.16.1 and aliyun-java-sdk-core 4.7.10. */
    @Test
    void signsLikeTheJavaAndPythonClients() {
        assertThat(sign(PLAIN, SignatureMethod.HMAC_SHA1)).isEqualTo("xs7njDxWyyEeJNtOJ0bgQjFm6jg=");
        assertThat(sign(AWKWARD, SignatureMethod.HMAC_SHA1)).isEqualTo("AfSVqemW74XlQoLGN/+B2PgmKv8=");
    }

    /** The method is the one the PHP client's ShaHmac256Signer sends. */
    @Test
    void signsWithSha256() {
        assertThat(sign(PLAIN, SignatureMethod.HMAC_SHA256)).isEqualTo("7VJ5MKvPx1Ci/kmIxPeE6jn1Syt5J8TwVEbH4SHV4n0=");
        assertThat(sign(AWKWARD, SignatureMethod.HMAC_SHA256))
                .isEqualTo("0rrCy+3MrArwzkuUXQxb2dztMCsLFOEkIQIjVapxzww=");
    }

    @Test
    void writesTheStringToSignTheClientsWrite() {
        assertThat(SignatureV1.stringToSign("POST", call(PLAIN, SignatureMethod.HMAC_SHA1)))
                .isEqualTo("POST&%2F&AccessKeyId%3DtestAccessKeyId%26Action%3DExecuteRequest%26Format%3DJSON%26"
                        + "RegionId%3Dcn-shanghai%26Service%3Dintl_face_verify%26ServiceParameters%3D%257B%2522"
                        + "authFaceContent%2522%253A%2522%252F9j%252F4AAQ%252B%252F%253D%253D%2522%252C%2522"
                        + "refFaceContent%2522%253A%2522%252F9j%252F4AAQ%252B%252F%253D%253D%2522%252C%2522"
                        + "resourceCode%2522%253A%252200840000%2522%257D%26SignatureMethod%3DHMAC-SHA1%26"
                        + "SignatureNonce%3D3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf%26SignatureType%3D%26"
                        + "SignatureVersion%3D1.0%26Timestamp%3D2024-01-02T03%253A04%253A05Z%26Version%3D2019-05-21");
        assertThat(SignatureV1.stringToSign("POST", call(AWKWARD, SignatureMethod.HMAC_SHA1)))
                .contains("ServiceParameters%3D%257B%2522x%2522%253A%2522a%2520b%252Bc%252Ad~e%252Ff"
                        + "%25E4%25B8%25AD%2528%2527%2529%2521%2522%257D");
    }

    @Test
    void holdsForTheSignedCallOnly() {
        var call = call(PLAIN, SignatureMethod.HMAC_SHA1);
        var signature = "xs7njDxWyyEeJNtOJ0bgQjFm6jg=";

        assertThat(holds("POST", call, SECRET, signature)).isTrue();
        assertThat(holds("GET", call, SECRET, signature)).isFalse();
        assertThat(holds("POST", call(AWKWARD, SignatureMethod.HMAC_SHA1), SECRET, signature))
                .isFalse();
        assertThat(holds("POST", call, "other".getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
    }

    @Test
    void refusesWhatIsNoSignature() {
        var call = call(PLAIN, SignatureMethod.HMAC_SHA1);

        for (var signature : new String[] {"", "=", "%%%", "xs7njDxWyyEeJNtOJ0bgQjFm6j", "AA==", "\u0000"}) {
            assertThat(holds("POST", call, SECRET, signature)).as(signature).isFalse();
        }
    }

    @Test
    void refusesAnotherSpellingOfTheRightBytes() {
        var call = call(PLAIN, SignatureMethod.HMAC_SHA1);
        var right = "xs7njDxWyyEeJNtOJ0bgQjFm6jg=";

        for (var spelling : List.of("xs7njDxWyyEeJNtOJ0bgQjFm6jh=", "xs7njDxWyyEeJNtOJ0bgQjFm6jg")) {
            assertThat(Base64.getDecoder().decode(spelling))
                    .isEqualTo(Base64.getDecoder().decode(right));
            assertThat(holds("POST", call, SECRET, spelling)).as(spelling).isFalse();
        }
    }

    private static boolean holds(String method, Parameters call, byte[] secret, String signature) {
        return SignatureV1.holds(method, call, SignatureMethod.HMAC_SHA1, secret, signature);
    }

    private static String sign(String serviceParameters, SignatureMethod algorithm) {
        return SignatureV1.sign("POST", call(serviceParameters, algorithm), algorithm, SECRET);
    }

    private static Parameters call(String serviceParameters, SignatureMethod algorithm) {
        var texts = new HashMap<>(Map.of(
                "AccessKeyId", "testAccessKeyId",
                "Action", "ExecuteRequest",
                "Version", "2019-05-21",
                "RegionId", "cn-shanghai",
                "Service", "intl_face_verify",
                "Format", "JSON",
                "SignatureVersion", "1.0",
                "SignatureNonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
                "Timestamp", "2024-01-02T03:04:05Z",
                "ServiceParameters", serviceParameters));
        texts.put("SignatureMethod", algorithm.wireName());
        texts.put("SignatureType", "");
        return Parameters.of(texts);
    }
}
