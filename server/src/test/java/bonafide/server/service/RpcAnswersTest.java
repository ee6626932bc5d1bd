package bonafide.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.decision.AttackKind;
import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.VerificationOutcome;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.outcome.UnassessableReason;
import bonafide.server.wire.DataShape;
import bonafide.server.wire.RawAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers to calls that are worked on, to the letter. */
class RpcAnswersTest {

    @Test
    void answersJsonWithDataAsText() {
        var answer = new Rig().answer(new RpcCall().signed());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().first("content-type")).contains("application/json;charset=utf-8");
        assertThat(Rig.text(answer))
                .isEqualTo("{\"Data\":\"{\\\"passed\\\":\\\"true\\\",\\\"retCode\\\":\\\"OK_SUCCESS\\\","
                        + "\\\"retCodeSub\\\":\\\"Z1140\\\",\\\"retMessage\\\":\\\"Facial recognition passed (Z1140)\\\","
                        + "\\\"extInfo\\\":{\\\"result\\\":\\\"true\\\",\\\"score\\\":\\\"98.7654\\\","
                        + "\\\"faceAttack\\\":\\\"false\\\"}}\",\"Message\":\"OK\",\"RequestId\":\"" + id(answer)
                        + "\",\"Code\":200}");
    }

    @Test
    void answersJsonWithDataAsObjectToTypedClients() {
        var answer = new Rig()
                .answer(new RpcCall()
                        .header("x-sdk-client", "golang/1.0.0")
                        .header("x-sdk-invoke-type", "normal")
                        .signed());

        assertThat(Rig.text(answer))
                .isEqualTo("{\"Data\":{\"passed\":\"true\",\"retCode\":\"OK_SUCCESS\",\"retCodeSub\":\"Z1140\","
                        + "\"retMessage\":\"Facial recognition passed (Z1140)\",\"extInfo\":{\"result\":\"true\","
                        + "\"score\":\"98.7654\",\"faceAttack\":\"false\"}},\"Message\":\"OK\",\"RequestId\":\""
                        + id(answer) + "\",\"Code\":200}");
    }

    @Test
    void answersXmlWithDataAsEscapedText() {
        var answer = new Rig().answer(new RpcCall().with("Format", "xml").signed());

        assertThat(answer.headers().first("content-type")).contains("text/xml;charset=utf-8");
        assertThat(Rig.text(answer))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ExecuteRequestResponse><RequestId>" + id(answer)
                        + "</RequestId><Code>200</Code><Message>OK</Message><Data>{\"passed\":\"true\","
                        + "\"retCode\":\"OK_SUCCESS\",\"retCodeSub\":\"Z1140\","
                        + "\"retMessage\":\"Facial recognition passed (Z1140)\",\"extInfo\":{\"result\":\"true\","
                        + "\"score\":\"98.7654\",\"faceAttack\":\"false\"}}</Data></ExecuteRequestResponse>");
    }

    @Test
    void answersXmlWithoutFormat() {
        assertThat(Rig.text(new Rig().answer(new RpcCall().without("Format").signed())))
                .startsWith("<?xml");
    }

    @Test
    void namesTheActionInXml() {
        var call = new RpcCall().with("Action", "ExecuteRequestSG").with("Format", "XML");

        assertThat(Rig.text(new Rig().answer(call.signed()))).contains("<ExecuteRequestSGResponse>");
    }

    @ParameterizedTest
    @CsvSource({
        "BY_CLIENT, golang/1.0.0, normal, OBJECT",
        "BY_CLIENT, golang/1.0.0, common, TEXT",
        "BY_CLIENT, Java/2.0.0, normal, OBJECT",
        "BY_CLIENT, Java/2.0.0, common, TEXT",
        "BY_CLIENT, python/2.0.0, normal, TEXT",
        "BY_CLIENT, php/2.0.0, '', TEXT",
        "TEXT, golang/1.0.0, normal, TEXT",
        "OBJECT, php/2.0.0, '', OBJECT"
    })
    void shapesDataByClientUnlessTold(DataShape.Rule rule, String client, String invokeType, DataShape expected) {
        var call = new RpcCall().header("x-sdk-client", client).header("x-sdk-invoke-type", invokeType);

        assertThat(Rig.text(new Rig().dataShape(rule).answer(call.signed())))
                .contains(expected == DataShape.OBJECT ? "\"Data\":{" : "\"Data\":\"{");
    }

    @Test
    void answersAFormBodyAndAGetAlike() {
        assertThat(Rig.text(new Rig().answer(new RpcCall().inForm().signed()))).contains("\"Code\":200");
        assertThat(Rig.text(new Rig().answer(new RpcCall().method("GET").signed())))
                .contains("\"Code\":200");
    }

    @Test
    void saysNonMatchAndAttackApart() {
        assertThat(data(new Decided(false, 41.2, 0.2, -3, AttackKind.NONE)))
                .contains("'passed':'false'", "'retCode':'OK_SUCCESS'", "'retCodeSub':'Z1142'", "'score':'41.2'")
                .contains("'result':'false'", "'faceAttack':'false'");
        assertThat(data(new Decided(true, 99.0, 1e-7, 5, AttackKind.UNKNOWN)))
                .contains("'passed':'false'", "'retCodeSub':'Z1143'", "'score':'99.0'", "'faceAttack':'true'");
        assertThat(data(new Decided(true, 99.0, 1e-7, -5, AttackKind.SAME_SHOT)))
                .contains("'passed':'false'", "'retCodeSub':'Z1144'", "'faceAttack':'true'");
    }

    @Test
    void cutsAScoreInsteadOfLiftingItToAThreshold() {
        assertThat(data(new Decided(false, 94.99999, 1.1e-5, -3, AttackKind.NONE)))
                .contains("'score':'94.9999'");
        assertThat(data(new Decided(true, 100, 1e-9, -3, AttackKind.NONE))).contains("'score':'100.0'");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_A_JPEG, PROCESSING, Z1160",
        "UNREADABLE, PROCESSING, Z1161",
        "TOO_LARGE, PROCESSING, Z1162",
        "TOO_SMALL, PROCESSING, Z1163",
        "ATTACK_UNCERTAIN, PROCESSING, Z1164",
        "TRIES_EXHAUSTED, PROCESSING, Z1165",
        "NO_FACE, UNABLE_GET_IMAGE, Z1150",
        "SEVERAL_FACES, UNABLE_GET_IMAGE, Z1151",
        "POOR_QUALITY, UNABLE_GET_IMAGE, Z1152",
        "SAME_PICTURE, UNABLE_GET_IMAGE, Z1153",
        "ATTACK_DETECTION_FAILED, SYSTEM_ERROR, Z1170"
    })
    void namesWhatCouldNotBeAssessedAndClaimsNothingElse(UnassessableReason reason, String retCode, String subcode) {
        assertThat(data(new Unassessable(PictureRole.PROBE, reason, "a detail for the log")))
                .contains("'passed':'false'", "'retCode':'" + retCode + "'", "'retCodeSub':'" + subcode + "'")
                .doesNotContain("extInfo", "faceAttack", "detail");
    }

    @Test
    void namesThePictureInTheVendorsWords() {
        assertThat(data(new Unassessable(PictureRole.REFERENCE, UnassessableReason.NO_FACE, "")))
                .contains("'retMessage':'No usable face was found in refFaceContent (Z1150)'");
        assertThat(data(new Unassessable(PictureRole.PROBE, UnassessableReason.NOT_A_JPEG, "")))
                .contains("'retMessage':'authFaceContent is not a JPEG (Z1160)'");
    }

    @Test
    void keepsRecordAndReportInStepWithTheAnswer() {
        var rig = new Rig();
        var answer = rig.answer(new RpcCall().signed());

        assertThat(rig.ledger.admitted()).singleElement().satisfies(call -> {
            assertThat(call.requestId()).isEqualTo(id(answer));
            assertThat(call.resourceCode()).isEqualTo("00840000");
            assertThat(call.service()).isEqualTo("intl_face_verify");
        });
        assertThat(rig.ledger.completed()).singleElement().satisfies(call -> {
            assertThat(call.referenceBytes()).isEqualTo(6);
            assertThat(call.probeSha256()).hasSize(64).isNotEqualTo(call.referenceSha256());
        });
        assertThat(rig.reports).singleElement().satisfies(report -> {
            assertThat(report.outcome()).isEqualTo("Z1140");
            assertThat(report.accessKeyId()).isEqualTo(Rig.KEY_ID);
            assertThat(report.durations())
                    .containsKeys("parse", "authenticate", "admit", "decode", "compare", "record");
        });
    }

    /** Data of the answer with single quotes, to be read more easily. */
    private static String data(VerificationOutcome outcome) {
        var answer = new Rig()
                .dataShape(DataShape.Rule.OBJECT)
                .verifier(Rig.answering(outcome))
                .answer(new RpcCall().signed());
        assertThat(answer.status()).isEqualTo(200);
        return Rig.text(answer).replace('"', '\'');
    }

    private static String id(RawAnswer answer) {
        var id = answer.headers().first("x-acs-request-id").orElseThrow();
        assertThat(id).matches("[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}");
        return id;
    }
}
