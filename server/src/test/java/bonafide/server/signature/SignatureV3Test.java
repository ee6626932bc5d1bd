package bonafide.server.signature;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.signature.SignatureV3.Signed;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Known answers of ACS3-HMAC-SHA256. */
class SignatureV3Test {
    private static final byte[] SECRET = "testAccessKeySecret".getBytes(StandardCharsets.UTF_8);
    private static final List<String> SIGNED_HEADERS = List.of(
            "host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version");
    private static final String PLAIN =
            "{\"authFaceContent\":\"/9j/4AAQ+/==\",\"refFaceContent\":\"/9j/4AAQ+/==\",\"resourceCode\":\"00840000\"}";
    private static final String PLAIN_QUERY =
            "Service=intl_face_verify&ServiceParameters=%7B%22authFaceContent%22%3A%22"
                    + "%2F9j%2F4AAQ%2B%2F%3D%3D%22%2C%22refFaceContent%22%3A%22%2F9j%2F4AAQ%2B%2F%3D%3D%22%2C%22"
                    + "resourceCode%22%3A%2200840000%22%7D";

    /** The vendor's documentation of the scheme prints this call and its signature. */
    @Test
    void reproducesTheDocumentedExample() {
        var empty = SignatureV3.contentSha256(Body.EMPTY);
        var headers = Headers.of(
                "host", "ecs.cn-shanghai.aliyuncs.com",
                "x-acs-action", "RunInstances",
                "x-acs-content-sha256", empty,
                "x-acs-date", "2023-10-26T10:22:32Z",
                "x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d",
                "x-acs-version", "2014-05-26");
        var query = Parameters.of(
                Map.of("ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd", "RegionId", "cn-shanghai"));

        var signature = SignatureV3.sign(
                new Signed("POST", query, headers, SIGNED_HEADERS, empty),
                "YourAccessKeySecret".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    /** Signed alike by alibabacloud_tea_openapi 0.4.6 and com.aliyun:tea-openapi 0.3.15. */
    @Test
    void signsAQueryLikeTheNewerClients() {
        var plain = withQuery(PLAIN);
        var awkward = withQuery("{\"x\":\"a b+c*d~e/f中(')!\"}");

        assertThat(SignatureV3.canonicalText(plain)).startsWith("POST\n/\n" + PLAIN_QUERY + "\nhost:saf.");
        assertThat(SignatureV3.stringToSign(plain))
                .isEqualTo("ACS3-HMAC-SHA256\nb32bc550841ed3eed7e5cc09ed56825caf4a10d485dd135fa2cafcd72356d0c4");
        assertThat(SignatureV3.sign(plain, SECRET))
                .isEqualTo("efcef978d1022e9499f9323edbef1d7eb614bdaaeb9de600ea443d7f2b46c62b");
        assertThat(SignatureV3.stringToSign(awkward))
                .endsWith("64f3840a080ae3ec4ade5df02d69cb5e4e0fb39b06a7a48418f8daf1ebc59bbf");
        assertThat(SignatureV3.sign(awkward, SECRET))
                .isEqualTo("f6db4aea7c8584b1e1e8d4c8bb794fc6313c2d01c013beaaa50a49a82fa1ddcf");
    }

    /** Signed alike by alibabacloud_tea_openapi 0.4.6. */
    @Test
    void signsAFormByItsHash() {
        var form = Body.utf8(PLAIN_QUERY);
        var hash = SignatureV3.contentSha256(form);
        var headers = headers(hash).with("Content-Type", "application/x-www-form-urlencoded");
        var names = List.of(
                "content-type",
                "host",
                "x-acs-action",
                "x-acs-content-sha256",
                "x-acs-date",
                "x-acs-signature-nonce",
                "x-acs-version");
        var signed = new Signed("POST", Parameters.NONE, headers, names, hash);

        assertThat(hash).isEqualTo("a354db7b9b1e9004662dfab4d35de5680ff6ff18022dd76046a222eeb31c2a1c");
        assertThat(SignatureV3.stringToSign(signed))
                .endsWith("077981f34f4ef9b3b5b13c78340ee1f2e3ccc398c878353bf6590733e4ff87f8");
        assertThat(SignatureV3.sign(signed, SECRET))
                .isEqualTo("8d7144e73830a8367d97df6a1d0dd6aa764208702bb81adf4721774c3809167b");
    }

    @Test
    void refusesWhatIsNoSignature() {
        for (var signature :
                List.of("", "ef", "zz", "efcef978d1022e9499f9323edbef1d7eb614bdaaeb9de600ea443d7f2b46c62")) {
            assertThat(SignatureV3.holds(withQuery(PLAIN), SECRET, signature))
                    .as(signature)
                    .isFalse();
        }
    }

    private static Signed withQuery(String serviceParameters) {
        var empty = SignatureV3.contentSha256(Body.EMPTY);
        var query = Parameters.of(Map.of("Service", "intl_face_verify", "ServiceParameters", serviceParameters));
        return new Signed("POST", query, headers(empty), SIGNED_HEADERS, empty);
    }

    private static Headers headers(String contentSha256) {
        return Headers.of(
                "Host", "saf.ap-southeast-1.aliyuncs.com",
                "x-acs-action", "ExecuteRequest",
                "x-acs-content-sha256", contentSha256,
                "x-acs-date", "2024-01-02T03:04:05Z",
                "x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d",
                "x-acs-version", "2019-05-21");
    }
}
