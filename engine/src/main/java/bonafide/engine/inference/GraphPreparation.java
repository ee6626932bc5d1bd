package bonafide.engine.inference;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rewrites a network once, when it is loaded, into an equal one that the runtime executes faster.
 *
 * <p>Why: the runtime leaves block-quantised weights unfolded and multiplies them out in every run, and it executes
 * {@code PRelu} outside its blocked memory layout. Folding and rewriting halve the recogniser's time; outputs differ by
 * rounding only (at most 1e-5 of their size, see the test). Cost: some 100 ms at start.
 */
final class GraphPreparation {
    private final Map<String, TensorProto> constants = new LinkedHashMap<>();
    private final List<NodeProto> nodes = new ArrayList<>();

    private GraphPreparation() {}

    /** @param input the one input that is a picture; all others are weights */
    static byte[] prepare(byte[] onnx, String input) {
        try {
            ModelProto model = ModelProto.parseFrom(onnx);
            return model.toBuilder()
                    .setGraph(new GraphPreparation().prepare(model.getGraph(), input))
                    .build()
                    .toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new ModelException("the file is not an ONNX model: " + e.getMessage(), e);
        }
    }

    private GraphProto prepare(GraphProto graph, String input) {
        graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        for (NodeProto node : graph.getNodeList()) {
            switch (node.getOpType()) {
                case "DequantizeLinear" -> fold(node, inputs -> Dequantization.apply(node, inputs));
                case "Reshape" -> fold(node, GraphPreparation::reshape);
                case "PRelu" -> rewritePRelu(node);
                default -> nodes.add(node);
            }
        }
        removeUnusedConstants();
        List<ValueInfoProto> pictures = graph.getInputList().stream()
                .filter(candidate -> candidate.getName().equals(input))
                .map(GraphPreparation::withFreeShape)
                .toList();
        if (pictures.isEmpty()) {
            throw new ModelException("the network has no input named \"" + input + "\"");
        }
        return graph.toBuilder()
                .clearNode()
                .addAllNode(nodes)
                .clearInitializer()
                .addAllInitializer(constants.values())
                .clearInput()
                .addAllInput(pictures)
                .clearValueInfo()
                .clearOutput()
                .addAllOutput(graph.getOutputList().stream()
                        .map(GraphPreparation::withoutShape)
                        .toList())
                .build();
    }

    /** What a node makes of constants. */
    private interface Folding {
        TensorProto apply(List<TensorProto> inputs);
    }

    /** Computes the node now if all it needs is constant; otherwise keeps it. */
    private void fold(NodeProto node, Folding folding) {
        if (!constants.keySet().containsAll(node.getInputList())) {
            nodes.add(node);
            return;
        }
        TensorProto folded =
                folding.apply(node.getInputList().stream().map(constants::get).toList());
        String name = node.getOutput(0);
        constants.put(name, folded.toBuilder().setName(name).build());
    }

    private static TensorProto reshape(List<TensorProto> inputs) {
        return inputs.getFirst().toBuilder()
                .clearDims()
                .addAllDims(Tensors.longs(inputs.get(1)))
                .build();
    }

    /**
     * {@code PRelu(x) = a x + (1 - a) Relu(x)}, one {@code a} a channel: both products are convolutions of one pixel
     * with one group a channel, which the runtime keeps in its blocked layout.
     */
    private void rewritePRelu(NodeProto node) {
        TensorProto slope = constants.get(node.getInput(1));
        if (slope == null || !Tensors.isPerChannel(slope)) {
            nodes.add(node);
            return;
        }
        String x = node.getInput(0);
        String y = node.getOutput(0);
        float[] a = Tensors.floats(slope);
        float[] rest = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            rest[i] = 1 - a[i];
        }
        String relu = y + "_relu";
        nodes.add(Tensors.node("Relu", relu, x));
        nodes.add(scaling(x, y + "_slope", a));
        nodes.add(scaling(relu, y + "_rest", rest));
        nodes.add(Tensors.node("Add", y, y + "_slope", y + "_rest"));
    }

    private NodeProto scaling(String input, String output, float[] factors) {
        String weights = output + "_factors";
        constants.put(weights, Tensors.floats(weights, List.of((long) factors.length, 1L, 1L, 1L), factors));
        return Tensors.node("Conv", output, input, weights).toBuilder()
                .addAttribute(Tensors.attribute("group", factors.length))
                .build();
    }

    private void removeUnusedConstants() {
        constants
                .keySet()
                .retainAll(nodes.stream()
                        .flatMap(node -> node.getInputList().stream())
                        .toList());
    }

    /** Any number of pictures of any size; the number of channels stays. */
    private static ValueInfoProto withFreeShape(ValueInfoProto input) {
        var builder = input.toBuilder();
        TensorShapeProto.Builder shape =
                builder.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
        String[] names = {"pictures", "", "height", "width"};
        for (int i = 0; i < shape.getDimCount(); i++) {
            if (i != 1) {
                shape.setDim(i, TensorShapeProto.Dimension.newBuilder().setDimParam(names[i]));
            }
        }
        return builder.build();
    }

    private static ValueInfoProto withoutShape(ValueInfoProto output) {
        var builder = output.toBuilder();
        builder.getTypeBuilder().getTensorTypeBuilder().clearShape();
        return builder.build();
    }
}
