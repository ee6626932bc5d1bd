package bonafide.engine.inference;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Widens layers with an odd number of channels by channels that are always 0.
 *
 * <p>Why: the runtime keeps pictures in blocks of 8 or 16 channels and leaves that layout, copying back and forth, for
 * each depthwise convolution whose channels do not fill whole blocks. A pruned network has many of them.
 */
final class ChannelPadding {
    static final int BLOCK = 16;

    private final Graph graph;
    private final Map<String, List<NodeProto>> readers;
    private final Set<String> widened = new HashSet<>();

    private ChannelPadding(Graph graph) {
        this.graph = graph;
        this.readers = graph.readers();
    }

    static void apply(Graph graph) {
        new ChannelPadding(graph).apply();
    }

    private void apply() {
        List<NodeProto> nodes = new ArrayList<>();
        for (NodeProto node : graph.nodes()) {
            nodes.add(
                    node.getOpType().equals("PRelu") && widened.contains(node.getInput(0))
                            ? widenedSlopes(node)
                            : Convolution.is(node, graph) ? widened(node) : node);
        }
        graph.replace(nodes);
    }

    private NodeProto widened(NodeProto node) {
        Convolution convolution = Convolution.of(node, graph);
        boolean inputIsWide = widened.contains(convolution.input());
        boolean starts = convolution.group() == 1
                && convolution.outputs() % BLOCK != 0
                && convolution.outputs() > BLOCK / 2
                && endsInConvolutions(convolution.output());
        if (!inputIsWide && !starts) {
            return node;
        }
        Convolution wide = convolution;
        if (inputIsWide && convolution.group() == 1) {
            wide = wide.widenedInputs(wholeBlocks(wide.inputs()));
        }
        if (starts || convolution.group() > 1) {
            wide = wide.widened(wholeBlocks(wide.outputs()));
            widened.add(convolution.output());
        }
        return wide.addTo(graph, convolution.input(), convolution.output());
    }

    private NodeProto widenedSlopes(NodeProto prelu) {
        TensorProto slopes = graph.constant(prelu.getInput(1));
        float[] values = Tensors.floats(slopes);
        String name = prelu.getOutput(0) + "_wide_slopes";
        int wide = wholeBlocks(values.length);
        graph.add(Tensors.floats(name, List.of((long) wide, 1L, 1L), Arrays.copyOf(values, wide)));
        widened.add(prelu.getOutput(0));
        return prelu.toBuilder().setInput(1, name).build();
    }

    /** Whether everything that reads it takes each channel by itself, up to convolutions that can ignore some. */
    private boolean endsInConvolutions(String name) {
        return !graph.isOutput(name)
                && readers.getOrDefault(name, List.of()).stream().allMatch(this::takesMoreChannels);
    }

    private boolean takesMoreChannels(NodeProto reader) {
        if (Convolution.is(reader, graph)) {
            Convolution convolution = Convolution.of(reader, graph);
            return convolution.group() == 1 || (convolution.isDepthwise() && endsInConvolutions(convolution.output()));
        }
        return reader.getOpType().equals("PRelu")
                && graph.areConstant(List.of(reader.getInput(1)))
                && Tensors.isPerChannel(graph.constant(reader.getInput(1)))
                && endsInConvolutions(reader.getOutput(0));
    }

    private static int wholeBlocks(int channels) {
        return Math.ceilDiv(channels, BLOCK) * BLOCK;
    }
}
