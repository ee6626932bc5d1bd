package bonafide.engine.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import bonafide.engine.testing.Repository;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphPreparationTest {
    private final ModelStore store = new ModelStore(Repository.models());

    @ParameterizedTest
    @ValueSource(strings = {ModelManifest.RECOGNITION, ModelManifest.PRESENTATION_ATTACK_DETECTION})
    void givesTheNumbersOfTheOriginalNetwork(String job) throws OrtException, InvalidProtocolBufferException {
        ModelManifest.Entry entry = store.manifest().forJob(job);
        try (var picture = noise(entry.input().width(), entry.input().height())) {
            float[] expected = runOriginal(entry, picture);
            try (var model = Model.open(store, entry, Model.Threads.ONE)) {
                float[] prepared = model.run(picture).values().iterator().next();
                assertThat(prepared).hasSameSizeAs(expected);
                double size = 0;
                for (float value : expected) {
                    size = Math.max(size, Math.abs(value));
                }
                for (int i = 0; i < expected.length; i++) {
                    assertThat((double) prepared[i]).isCloseTo(expected[i], within(1e-4 * size));
                }
            }
        }
    }

    @Test
    void leavesNeitherQuantisedWeightsNorPRelu() {
        for (ModelManifest.Entry entry : store.manifest().models()) {
            var graph = GraphPreparation.prepare(
                            store.read(entry), entry.input().name())
                    .getGraph();
            assertThat(graph.getNodeList())
                    .extracting(NodeProto::getOpType)
                    .doesNotContain("DequantizeLinear", "PRelu");
            assertThat(graph.getInputList()).hasSize(1);
        }
    }

    /** The runtime leaves its fast layout for every depthwise convolution that does not fill whole blocks of channels. */
    @Test
    void fillsBlocksOfChannels() {
        ModelManifest.Entry entry = store.manifest().forJob(ModelManifest.PRESENTATION_ATTACK_DETECTION);
        var graph = GraphPreparation.prepare(store.read(entry), entry.input().name())
                .getGraph();
        assertThat(graph.getNodeList())
                .filteredOn(node -> node.getOpType().equals("Conv"))
                .flatExtracting(NodeProto::getAttributeList)
                .filteredOn(attribute -> attribute.getName().equals("group") && attribute.getI() > 1)
                .isNotEmpty()
                .allSatisfy(group -> assertThat(group.getI() % 16).isZero());
    }

    /** Classes, boxes, confidence and landmarks come from one head at each of the detector's three scales. */
    @Test
    void joinsTheDetectorsHeads() {
        ModelManifest.Entry entry = store.manifest().forJob(ModelManifest.DETECTION);
        var graph = GraphPreparation.prepare(store.read(entry), entry.input().name())
                .getGraph();
        assertThat(graph.getNodeList())
                .filteredOn(node -> node.getOpType().equals("Split"))
                .hasSize(3)
                .allSatisfy(split -> assertThat(split.getOutputList()).hasSize(4));
    }

    /** The recogniser's template is one dense layer over its last maps of 7 by 7. */
    @Test
    void writesTheDenseLayerAsAConvolution() {
        ModelManifest.Entry entry = store.manifest().forJob(ModelManifest.RECOGNITION);
        var graph = GraphPreparation.prepare(store.read(entry), entry.input().name())
                .getGraph();
        assertThat(graph.getNodeList()).extracting(NodeProto::getOpType).doesNotContain("Gemm");
        assertThat(graph.getInitializerList())
                .anySatisfy(constant -> assertThat(constant.getDimsList()).containsExactly(128L, 1024L, 7L, 7L));
    }

    @Test
    void detectorTakesPicturesOfAnySize() {
        ModelManifest.Entry entry = store.manifest().forJob(ModelManifest.DETECTION);
        try (var model = Model.open(store, entry, Model.Threads.ONE);
                var picture = noise(352, 288)) {
            Map<String, float[]> outputs = model.run(picture);
            assertThat(outputs.get("cls_8")).hasSize(44 * 36);
            assertThat(outputs.get("kps_32")).hasSize(11 * 9 * 10);
        }
    }

    /** The file as it is but for the weights listed as inputs, which the runtime would ask for. */
    private float[] runOriginal(ModelManifest.Entry entry, Tensor picture)
            throws OrtException, InvalidProtocolBufferException {
        ModelProto.Builder original = ModelProto.parseFrom(store.read(entry)).toBuilder();
        var inputs = original.getGraph().getInputList().stream()
                .filter(input -> input.getName().equals(entry.input().name()))
                .toList();
        original.getGraphBuilder().clearInput().addAllInput(inputs);
        var environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            options.addConfigEntry("session.disable_quant_qdq", "1");
            try (var session = environment.createSession(original.build().toByteArray(), options);
                    var tensor = OnnxTensor.createTensor(environment, picture.planes(), picture.shape());
                    var result = session.run(Map.of(entry.input().name(), tensor))) {
                return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
            }
        }
    }

    private static Tensor noise(int width, int height) {
        var random = new Random(7);
        Tensor tensor = new TensorPool(width, height).forPicture(width, height);
        var values = tensor.planes();
        while (values.hasRemaining()) {
            values.put(random.nextFloat() * 255);
        }
        return tensor;
    }
}
