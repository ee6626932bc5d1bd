package bonafide.engine.inference;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code PRelu(x)}, one {@code a} a channel, with what the runtime executes in its blocked layout: {@code Relu},
 * and convolutions, which cut off negative results and add what another has computed without a pass of their own.
 *
 * <p>Three ways, the cheapest that is possible. Convolutions of one picture with one group a channel (depthwise) are linear
 * in each channel, as the products are, and take them over:
 * <ul>
 *   <li>{@code a x + (1 - a) Relu(x)} before a depthwise convolution that makes the picture smaller: that one is computed of
 *       x and of Relu(x) with its weights times a and 1 - a, and both are added;
 *   <li>{@code a x + Relu((1 - a) x)} where every a is at most 1, x computed by a depthwise convolution: that one is
 *       computed twice, with its weights times a and times 1 - a; elsewhere the products are such convolutions of one pixel;
 *   <li>the first form with such convolutions of one pixel where some a is greater.
 * </ul>
 */
final class PReluRewriting {
    private final Graph graph;
    private final Map<String, List<NodeProto>> readers;
    private final List<NodeProto> nodes = new ArrayList<>();
    private final Map<String, NodeProto> depthwise = new HashMap<>();
    /** Results of activations that the convolution behind them takes over. */
    private final Map<String, Activation> takenOver = new HashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // a carrier from one node to the next
    private record Activation(String input, String cut, float[] slopes, float[] rest) {}

    private PReluRewriting(Graph graph) {
        this.graph = graph;
        this.readers = graph.readers();
    }

    static void apply(Graph graph) {
        var rewriting = new PReluRewriting(graph);
        graph.nodes().forEach(rewriting::rewrite);
        graph.replace(rewriting.nodes);
    }

    private void rewrite(NodeProto node) {
        if (node.getOpType().equals("PRelu") && hasKnownSlopes(node)) {
            activate(node);
        } else if (Convolution.is(node, graph)) {
            convolve(node);
        } else {
            nodes.add(node);
        }
    }

    private boolean hasKnownSlopes(NodeProto prelu) {
        return graph.areConstant(List.of(prelu.getInput(1))) && Tensors.isPerChannel(graph.constant(prelu.getInput(1)));
    }

    private void activate(NodeProto prelu) {
        String x = prelu.getInput(0);
        String y = prelu.getOutput(0);
        TensorProto slope = graph.constant(prelu.getInput(1));
        float[] slopes = Tensors.floats(slope);
        float[] rest = new float[slopes.length];
        boolean flat = true;
        for (int i = 0; i < slopes.length; i++) {
            rest[i] = 1 - slopes[i];
            flat &= slopes[i] <= 1;
        }
        String cut = y + "_cut";
        if (isTakenOver(y)) {
            nodes.add(Tensors.node("Relu", cut, x));
            takenOver.put(y, new Activation(x, cut, slopes, rest));
        } else if (flat) {
            NodeProto before = isReadOnce(x) ? depthwise.get(x) : null;
            nodes.remove(before);
            nodes.add(product(x, before, rest, y + "_rest"));
            nodes.add(Tensors.node("Relu", cut, y + "_rest"));
            nodes.add(product(x, before, slopes, y + "_slope"));
            nodes.add(Tensors.node("Add", y, y + "_slope", cut));
        } else {
            nodes.add(Tensors.node("Relu", cut, x));
            nodes.add(scaling(x, y + "_slope", slopes));
            nodes.add(scaling(cut, y + "_rest", rest));
            nodes.add(Tensors.node("Add", y, y + "_slope", y + "_rest"));
        }
    }

    /** x times a factor a channel, by the depthwise convolution that computes x where there is one. */
    private NodeProto product(String x, @Nullable NodeProto before, float[] factors, String output) {
        if (before == null) {
            return scaling(x, output, factors);
        }
        Convolution convolution = Convolution.of(before, graph);
        return convolution.scaled(factors).addTo(graph, convolution.input(), output);
    }

    private void convolve(NodeProto node) {
        Convolution convolution = Convolution.of(node, graph);
        Activation activation = takenOver.get(convolution.input());
        String y = convolution.output();
        if (activation != null) {
            nodes.add(convolution
                    .withoutBias()
                    .ofScaledInputs(activation.slopes())
                    .addTo(graph, activation.input(), y + "_slope"));
            nodes.add(convolution.ofScaledInputs(activation.rest()).addTo(graph, activation.cut(), y + "_rest"));
            nodes.add(Tensors.node("Add", y, y + "_slope", y + "_rest"));
            return;
        }
        nodes.add(node);
        if (convolution.isDepthwise()) {
            depthwise.put(y, node);
        }
    }

    private boolean isTakenOver(String name) {
        if (!isReadOnce(name)) {
            return false;
        }
        NodeProto reader = readers.getOrDefault(name, List.of()).getFirst();
        return Convolution.is(reader, graph)
                && Convolution.of(reader, graph).isDepthwise()
                && Convolution.of(reader, graph).isStrided();
    }

    private boolean isReadOnce(String name) {
        return readers.getOrDefault(name, List.of()).size() == 1 && !graph.isOutput(name);
    }

    private NodeProto scaling(String input, String output, float[] factors) {
        String weights = output + "_factors";
        graph.add(Tensors.floats(weights, List.of((long) factors.length, 1L, 1L, 1L), factors));
        return Tensors.node("Conv", output, input, weights).toBuilder()
                .addAttribute(Tensors.attribute("group", factors.length))
                .build();
    }
}
