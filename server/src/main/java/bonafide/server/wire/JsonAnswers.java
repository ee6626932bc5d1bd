package bonafide.server.wire;

import bonafide.server.wire.FaceVerifyResult.ExtInfo;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Answers in JSON, members in the order the vendor documents, compact. */
final class JsonAnswers {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonAnswers() {}

    static Body service(AnswerFrame frame, int code, String message, @Nullable FaceVerifyResult data) {
        return object(json -> {
            if (data != null) {
                writeData(json, frame.shape(), data);
            }
            json.writeStringProperty("Message", message);
            json.writeStringProperty("RequestId", frame.requestId());
            json.writeNumberProperty("Code", code);
        });
    }

    /** Every member is text: the Go SDK panics on anything else. */
    static Body gateway(AnswerFrame frame, GatewayError error) {
        return object(json -> {
            json.writeStringProperty("RequestId", frame.requestId());
            json.writeStringProperty("HostId", frame.hostId());
            json.writeStringProperty("Code", error.code());
            json.writeStringProperty("Message", error.message());
        });
    }

    /** {@code SerivceCode} is spelt as the vendor spells it. */
    static Body location(AnswerFrame frame, LocationCall call, String endpoint) {
        return object(json -> {
            json.writeStringProperty("RequestId", frame.requestId());
            json.writeBooleanProperty("Success", true);
            json.writeName("Endpoints").writeStartObject();
            json.writeName("Endpoint").writeStartArray().writeStartObject();
            json.writeStringProperty("Endpoint", endpoint);
            json.writeStringProperty("Id", call.id());
            json.writeStringProperty("SerivceCode", call.serviceCode());
            json.writeStringProperty("Type", "openAPI");
            json.writeName("Protocols").writeStartObject();
            json.writeName("Protocols").writeStartArray().writeString("HTTPS").writeEndArray();
            json.writeEndObject();
            json.writeEndObject().writeEndArray().writeEndObject();
        });
    }

    /** The result as the text that {@code Data} is documented to be. */
    static String dataText(FaceVerifyResult result) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            writeMembers(json, result);
        }
        return text.toString();
    }

    private static void writeData(JsonGenerator json, DataShape shape, FaceVerifyResult result) {
        json.writeName("Data");
        switch (shape) {
            case TEXT -> json.writeString(dataText(result));
            case OBJECT -> writeMembers(json, result);
        }
    }

    private static void writeMembers(JsonGenerator json, FaceVerifyResult result) {
        json.writeStartObject();
        json.writeStringProperty("passed", Boolean.toString(result.passed()));
        json.writeStringProperty("retCode", result.code().retCode());
        json.writeStringProperty("retCodeSub", result.code().subcode());
        json.writeStringProperty("retMessage", result.message());
        if (result.extInfo() != null) {
            writeExtInfo(json, result.extInfo());
        }
        json.writeEndObject();
    }

    private static void writeExtInfo(JsonGenerator json, ExtInfo info) {
        json.writeName("extInfo");
        json.writeStartObject();
        json.writeStringProperty("result", Boolean.toString(info.result()));
        json.writeStringProperty("score", info.score());
        json.writeStringProperty("faceAttack", Boolean.toString(info.faceAttack()));
        json.writeEndObject();
    }

    private static Body object(Consumer<JsonGenerator> members) {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return new Body(bytes.toByteArray());
    }
}
