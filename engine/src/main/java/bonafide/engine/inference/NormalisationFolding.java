package bonafide.engine.inference;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes {@code BatchNormalization} part of the convolution before it, so that later steps see plain convolutions. */
final class NormalisationFolding {
    private static final float DEFAULT_EPSILON = 1e-5f;

    private NormalisationFolding() {}

    static void apply(Graph graph) {
        Map<String, List<NodeProto>> readers = graph.readers();
        Map<String, NodeProto> convolutions = new HashMap<>();
        List<NodeProto> nodes = new ArrayList<>();
        for (NodeProto node : graph.nodes()) {
            NodeProto before = convolutions.get(node.getInputCount() == 0 ? "" : node.getInput(0));
            if (before != null
                    && node.getOpType().equals("BatchNormalization")
                    && graph.areConstant(node.getInputList().subList(1, 5))) {
                nodes.remove(before);
                nodes.add(folded(Convolution.of(before, graph), node, graph));
                continue;
            }
            nodes.add(node);
            if (Convolution.is(node, graph)
                    && readers.getOrDefault(node.getOutput(0), List.of()).size() == 1
                    && !graph.isOutput(node.getOutput(0))) {
                convolutions.put(node.getOutput(0), node);
            }
        }
        graph.replace(nodes);
    }

    /** y = gamma (x - mean) / sqrt(variance + epsilon) + beta, each channel by itself. */
    private static NodeProto folded(Convolution convolution, NodeProto normalisation, Graph graph) {
        float[] gamma = Tensors.floats(graph.constant(normalisation.getInput(1)));
        float[] beta = Tensors.floats(graph.constant(normalisation.getInput(2)));
        float[] mean = Tensors.floats(graph.constant(normalisation.getInput(3)));
        float[] variance = Tensors.floats(graph.constant(normalisation.getInput(4)));
        float epsilon = Tensors.attribute(normalisation, "epsilon")
                .map(AttributeProto::getF)
                .orElse(DEFAULT_EPSILON);
        float[] factors = new float[gamma.length];
        float[] summands = new float[gamma.length];
        for (int i = 0; i < gamma.length; i++) {
            factors[i] = (float) (gamma[i] / Math.sqrt((double) variance[i] + epsilon));
            summands[i] = beta[i] - mean[i] * factors[i];
        }
        return convolution
                .scaled(factors)
                .shifted(summands)
                .addTo(graph, convolution.input(), normalisation.getOutput(0));
    }
}
