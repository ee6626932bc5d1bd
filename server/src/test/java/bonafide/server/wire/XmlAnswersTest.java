package bonafide.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class XmlAnswersTest {
    private static final String HOSTILE = "]]></HostId><Code>OK</Code><!DOCTYPE a>&b;<!--\"'";

    @Test
    void aTextStaysInsideItsElement() throws Exception {
        var frame = new AnswerFrame("ID", HOSTILE, AnswerFormat.XML, DataShape.TEXT, "ExecuteRequest");

        var xml = XmlAnswers.gateway(frame, GatewayError.KEY_NOT_FOUND);

        var answer = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.bytes()))
                .getDocumentElement();
        assertThat(answer.getElementsByTagName("Code").getLength()).isEqualTo(1);
        assertThat(answer.getElementsByTagName("HostId").item(0).getTextContent())
                .isEqualTo(HOSTILE);
    }
}
