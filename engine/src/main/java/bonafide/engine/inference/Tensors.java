package bonafide.engine.inference;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads and writes the constants of an ONNX graph, stored raw (little endian) or as lists of numbers. */
final class Tensors {

    private Tensors() {}

    static float[] floats(TensorProto tensor) {
        require(tensor, TensorProto.DataType.FLOAT);
        if (tensor.getRawData().isEmpty()) {
            float[] values = new float[tensor.getFloatDataCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = tensor.getFloatData(i);
            }
            return values;
        }
        float[] values = new float[tensor.getRawData().size() / Float.BYTES];
        raw(tensor).asFloatBuffer().get(values);
        return values;
    }

    static List<Long> longs(TensorProto tensor) {
        require(tensor, TensorProto.DataType.INT64);
        if (tensor.getRawData().isEmpty()) {
            return tensor.getInt64DataList();
        }
        long[] values = new long[tensor.getRawData().size() / Long.BYTES];
        raw(tensor).asLongBuffer().get(values);
        return Arrays.stream(values).boxed().toList();
    }

    static TensorProto longs(String name, long... values) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addDims(values.length)
                .addAllInt64Data(Arrays.stream(values).boxed().toList())
                .build();
    }

    /** Eight-bit weights, signed or unsigned as the tensor says. */
    static int[] integers(TensorProto tensor) {
        boolean signed = tensor.getDataType() == TensorProto.DataType.INT8_VALUE;
        if (!signed) {
            require(tensor, TensorProto.DataType.UINT8);
        }
        if (tensor.getRawData().isEmpty()) {
            return tensor.getInt32DataList().stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        ByteString raw = tensor.getRawData();
        int[] values = new int[raw.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = signed ? raw.byteAt(i) : raw.byteAt(i) & 0xFF;
        }
        return values;
    }

    /** Shape [channels, 1, 1]: one number a channel, the same for every pixel. */
    static boolean isPerChannel(TensorProto tensor) {
        return tensor.getDimsCount() == 3 && tensor.getDims(1) == 1 && tensor.getDims(2) == 1;
    }

    static TensorProto floats(String name, List<Long> shape, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addAllDims(shape)
                .setRawData(UnsafeByteOperations.unsafeWrap(bytes))
                .build();
    }

    static NodeProto node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(List.of(inputs))
                .addOutput(output)
                .build();
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    private static ByteBuffer raw(TensorProto tensor) {
        return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void require(TensorProto tensor, TensorProto.DataType type) {
        if (tensor.getDataType() != type.getNumber()) {
            throw new ModelException("constant " + tensor.getName() + " has element type " + tensor.getDataType()
                    + " where " + type + " is expected");
        }
    }
}
