package bonafide.engine.inference;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites a network once, when it is loaded, into an equal one that the runtime executes faster.
 *
 * <p>Why: the runtime leaves block-quantised weights unfolded and multiplies them out in every run, and it executes
 * {@code PRelu}, dense layers and layers of an odd width outside its blocked memory layout. Folding and rewriting more
 * than halve the recogniser's time, joining heads saves a tenth of the detector's; outputs differ by rounding only (at
 * most 1e-5 of their size, see the test).
 */
final class GraphPreparation {
    private GraphPreparation() {}

    /** @param input the one input that is a picture; all others are weights */
    static ModelProto prepare(byte[] onnx, String input) {
        try {
            ModelProto model = ModelProto.parseFrom(onnx);
            return model.toBuilder().setGraph(prepare(model.getGraph(), input)).build();
        } catch (InvalidProtocolBufferException e) {
            throw new ModelException("the file is not an ONNX model: " + e.getMessage(), e);
        }
    }

    private static GraphProto prepare(GraphProto original, String input) {
        List<ValueInfoProto> pictures = original.getInputList().stream()
                .filter(candidate -> candidate.getName().equals(input))
                .map(GraphPreparation::withFreeShape)
                .toList();
        if (pictures.isEmpty()) {
            throw new ModelException("the network has no input named \"" + input + "\"");
        }
        var graph = new Graph(original);
        foldConstants(graph);
        if (hasSquarePictures(original, input)) {
            DenseLayerRewriting.apply(graph);
        }
        NormalisationFolding.apply(graph);
        HeadJoining.apply(graph);
        ChannelPadding.apply(graph);
        PReluRewriting.apply(graph);
        return graph.toBuilder()
                .clearInput()
                .addAllInput(pictures)
                .clearOutput()
                .addAllOutput(original.getOutputList().stream()
                        .map(GraphPreparation::withoutShape)
                        .toList())
                .build();
    }

    private static boolean hasSquarePictures(GraphProto original, String input) {
        return original.getInputList().stream()
                .filter(candidate -> candidate.getName().equals(input))
                .map(picture -> picture.getType().getTensorType().getShape().getDimList())
                .anyMatch(shape -> shape.size() == 4
                        && shape.get(2).getDimValue() > 0
                        && shape.get(2).getDimValue() == shape.get(3).getDimValue());
    }

    /** Computes now what is made of constants alone. */
    private static void foldConstants(Graph graph) {
        List<NodeProto> nodes = new ArrayList<>();
        for (NodeProto node : graph.nodes()) {
            String operator = graph.areConstant(node.getInputList()) ? node.getOpType() : "";
            switch (operator) {
                case "DequantizeLinear" -> graph.add(named(Dequantization.apply(node, inputs(node, graph)), node));
                case "Reshape" -> graph.add(named(reshape(inputs(node, graph)), node));
                default -> nodes.add(node);
            }
        }
        graph.replace(nodes);
    }

    private static List<TensorProto> inputs(NodeProto node, Graph graph) {
        return node.getInputList().stream().map(graph::constant).toList();
    }

    private static TensorProto named(TensorProto folded, NodeProto node) {
        return folded.toBuilder().setName(node.getOutput(0)).build();
    }

    private static TensorProto reshape(List<TensorProto> inputs) {
        return inputs.getFirst().toBuilder()
                .clearDims()
                .addAllDims(Tensors.longs(inputs.get(1)))
                .build();
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
