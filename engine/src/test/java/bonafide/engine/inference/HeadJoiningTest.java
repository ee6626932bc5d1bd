package bonafide.engine.inference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HeadJoiningTest {
    private static final int CHANNELS = 8;
    private static final int SIDE = 6;

    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void givesTheNumbersOfTheHeadsApart() throws OrtException {
        GraphProto apart = network(head("one", 1, 3), head("four", 4, 3), head("ten", 10, 3));

        GraphProto joined = joined(apart);

        assertThat(joined.getNodeList()).extracting(NodeProto::getOpType).containsExactly("Conv", "Conv", "Split");
        Map<String, float[]> expected = run(apart);
        run(joined)
                .forEach((output, values) ->
                        assertThat(values).containsExactly(requireNonNull(expected.get(output)), Offset.offset(1e-5f)));
    }

    @Test
    void leavesHeadsThatLookAtThePictureOtherwise() {
        GraphProto apart = network(head("near", 1, 3), head("far", 4, 5));

        assertThat(joined(apart).getNodeList()).isEqualTo(apart.getNodeList());
    }

    @Test
    void leavesAHeadOnItsOwnAndWideOnes() {
        GraphProto apart = network(head("one", 1, 3), head("wide", 16, 3));

        assertThat(joined(apart).getNodeList()).isEqualTo(apart.getNodeList());
    }

    /** What gives one output: its layers and their constants. */
    private record Layers(String output, List<NodeProto> nodes, List<TensorProto> constants) {}

    private Layers head(String name, int channels, int kernel) {
        var pixels = convolution(name + "_pixels", "x", 1, 1);
        var around = convolution(name, name + "_pixels", kernel, channels);
        return new Layers(
                name,
                List.of(pixels, around),
                List.of(
                        constant(name + "_pixels_w", channels, CHANNELS, 1, 1),
                        constant(name + "_pixels_b", channels),
                        constant(name + "_w", channels, 1, kernel, kernel),
                        constant(name + "_b", channels)));
    }

    private static NodeProto convolution(String output, String input, int kernel, int group) {
        int pad = kernel / 2;
        return Tensors.node("Conv", output, input, output + "_w", output + "_b").toBuilder()
                .addAttribute(Tensors.attribute("group", group))
                .addAttribute(numbers("kernel_shape", kernel, kernel))
                .addAttribute(numbers("pads", pad, pad, pad, pad))
                .build();
    }

    private static AttributeProto numbers(String name, long... values) {
        var attribute = AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    private TensorProto constant(String name, long... shape) {
        List<Long> dimensions = new ArrayList<>();
        int count = 1;
        for (long length : shape) {
            dimensions.add(length);
            count *= (int) length;
        }
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return Tensors.floats(name, dimensions, values);
    }

    private static GraphProto network(Layers... heads) {
        var graph = GraphProto.newBuilder().setName("heads").addInput(picture());
        for (Layers head : heads) {
            graph.addAllNode(head.nodes()).addAllInitializer(head.constants());
            graph.addOutput(ValueInfoProto.newBuilder().setName(head.output()));
        }
        return graph.build();
    }

    private static ValueInfoProto picture() {
        var picture = ValueInfoProto.newBuilder().setName("x");
        var tensor = picture.getTypeBuilder().getTensorTypeBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE);
        for (long length : new long[] {1, CHANNELS, SIDE, SIDE}) {
            tensor.getShapeBuilder().addDimBuilder().setDimValue(length);
        }
        return picture.build();
    }

    private static GraphProto joined(GraphProto apart) {
        var graph = new Graph(apart);
        HeadJoining.apply(graph);
        return graph.toBuilder().build();
    }

    private Map<String, float[]> run(GraphProto graph) throws OrtException {
        byte[] model = ModelProto.newBuilder()
                .setIrVersion(9)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph)
                .build()
                .toByteArray();
        var maps = new float[CHANNELS * SIDE * SIDE];
        for (int i = 0; i < maps.length; i++) {
            maps[i] = i % 7;
        }
        OrtEnvironment environment = OnnxRuntime.environment();
        Map<String, float[]> outputs = new HashMap<>();
        try (var session = environment.createSession(model);
                var tensor = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(maps), new long[] {1, CHANNELS, SIDE, SIDE});
                var result = session.run(Map.of("x", tensor))) {
            for (var output : result) {
                outputs.put(
                        output.getKey(),
                        ((OnnxTensor) output.getValue()).getFloatBuffer().array());
            }
        }
        return outputs;
    }
}
