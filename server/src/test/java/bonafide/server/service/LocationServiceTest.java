package bonafide.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.wire.Body;
import bonafide.server.wire.RawAnswer;
import org.junit.jupiter.api.Test;

/** What the unmodified PHP SDK asks before its first call. */
class LocationServiceTest {
    private static final String QUERY = "Id=cn-shanghai&ServiceCode=saf&Type=openAPI&RegionId=cn-hangzhou"
            + "&AccessKeyId=testAccessKeyId&Format=JSON&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0"
            + "&SignatureNonce=n&Timestamp=2026-11-23T11%3A14%3A56Z&Action=DescribeEndpoints&Version=2015-06-12&Signature=x";

    @Test
    void namesTheHostOfTheService() {
        var answer = ask(QUERY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Rig.text(answer))
                .isEqualTo("{\"RequestId\":\"ID\",\"Success\":true,\"Endpoints\":{\"Endpoint\":[{\"Endpoint\":"
                        + "\"saf.cn-shanghai.aliyuncs.com\",\"Id\":\"cn-shanghai\",\"SerivceCode\":\"saf\",\"Type\":\"openAPI\","
                        + "\"Protocols\":{\"Protocols\":[\"HTTPS\"]}}]}}");
    }

    @Test
    void answersNothingElse() {
        assertThat(ask(QUERY.replace("DescribeEndpoints", "ExecuteRequest")).status())
                .isEqualTo(404);
        assertThat(ask(QUERY.replace("2015-06-12", "2019-05-21")).status()).isEqualTo(400);
        assertThat(ask(QUERY.replace("=saf", "=ecs")).status()).isEqualTo(400);
        assertThat(ask(QUERY.replace("Id=cn-shanghai", "Id=%3Cscript%3E")).status())
                .isEqualTo(400);
    }

    private static RawAnswer ask(String query) {
        return new LocationService("saf.cn-shanghai.aliyuncs.com", () -> "ID")
                .answer(new RpcCall().method("GET").request(query, Body.EMPTY));
    }
}
