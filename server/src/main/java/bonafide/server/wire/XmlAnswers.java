package bonafide.server.wire;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Answers in XML, without white space between elements. {@code Data} is the JSON text, escaped. */
final class XmlAnswers {
    private XmlAnswers() {}

    static Body service(AnswerFrame frame, int code, String message, @Nullable FaceVerifyResult data) {
        return document(frame.action() + "Response", xml -> {
            element(xml, "RequestId", frame.requestId());
            element(xml, "Code", Integer.toString(code));
            element(xml, "Message", message);
            if (data != null) {
                element(xml, "Data", JsonAnswers.dataText(data));
            }
        });
    }

    static Body gateway(AnswerFrame frame, GatewayError error) {
        return document("Error", xml -> {
            element(xml, "RequestId", frame.requestId());
            element(xml, "HostId", frame.hostId());
            element(xml, "Code", error.code());
            element(xml, "Message", error.message());
        });
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static Body document(String root, Content content) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(root);
            content.writeTo(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an answer cannot be written as XML", e);
        }
        return new Body(bytes.toByteArray());
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
