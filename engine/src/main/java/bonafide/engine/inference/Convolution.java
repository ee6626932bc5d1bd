package bonafide.engine.inference;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A {@code Conv} node with its constants, to compute new ones from: weights [outputs, inputs a group, height, width] and
 * one bias an output. Arrays belong to this object.
 */
final class Convolution {
    private final NodeProto node;
    private final int outputs;
    private final int inputsPerGroup;
    private final List<Long> kernel;
    private final float[] weights;
    private final float[] bias;

    private Convolution(
            NodeProto node, int outputs, int inputsPerGroup, List<Long> kernel, float[] weights, float[] bias) {
        this.node = node;
        this.outputs = outputs;
        this.inputsPerGroup = inputsPerGroup;
        this.kernel = kernel;
        this.weights = weights;
        this.bias = bias;
    }

    /** Whether the node is a convolution whose weights are known. */
    static boolean is(NodeProto node, Graph graph) {
        return node.getOpType().equals("Conv")
                && graph.areConstant(node.getInputList().subList(1, node.getInputCount()));
    }

    static Convolution of(NodeProto node, Graph graph) {
        TensorProto weights = graph.constant(node.getInput(1));
        int outputs = (int) weights.getDims(0);
        return new Convolution(
                node,
                outputs,
                (int) weights.getDims(1),
                weights.getDimsList().subList(2, weights.getDimsCount()),
                Tensors.floats(weights),
                node.getInputCount() > 2 ? Tensors.floats(graph.constant(node.getInput(2))) : new float[outputs]);
    }

    String input() {
        return node.getInput(0);
    }

    String output() {
        return node.getOutput(0);
    }

    int outputs() {
        return outputs;
    }

    int inputs() {
        return (int) (inputsPerGroup * group());
    }

    /** Each channel by itself. */
    boolean isDepthwise() {
        return isOfChannels() && outputs > 1;
    }

    /** Each pixel by itself. */
    boolean isOfPixels() {
        return group() == 1 && weights.length == outputs * inputsPerGroup;
    }

    /** Each channel by itself, be there one alone. */
    boolean isOfChannels() {
        return inputsPerGroup == 1 && group() == outputs;
    }

    /** Moves the same kernel size over the picture in the same way. */
    boolean isLike(Convolution other) {
        return kernel.equals(other.kernel) && withoutGroup(node).equals(withoutGroup(other.node));
    }

    private static Set<AttributeProto> withoutGroup(NodeProto node) {
        return node.getAttributeList().stream()
                .filter(attribute -> !attribute.getName().equals("group"))
                .collect(Collectors.toSet());
    }

    /** The result is smaller than the picture it is computed from. */
    boolean isStrided() {
        return Tensors.attribute(node, "strides").stream()
                .flatMap(attribute -> attribute.getIntsList().stream())
                .anyMatch(stride -> stride > 1);
    }

    long group() {
        return Tensors.attribute(node, "group").map(AttributeProto::getI).orElse(1L);
    }

    /**
     * The outputs of all, one after the other.
     *
     * @param parts alike, and either all of the same inputs or each of channels
     */
    static Convolution joined(List<Convolution> parts) {
        Convolution largest = Collections.max(parts, Comparator.comparingInt(Convolution::outputs));
        return new Convolution(
                largest.node,
                parts.stream().mapToInt(Convolution::outputs).sum(),
                largest.inputsPerGroup,
                largest.kernel,
                concatenated(parts.stream().map(part -> part.weights).toList()),
                concatenated(parts.stream().map(part -> part.bias).toList()));
    }

    private static float[] concatenated(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** Every output times a factor of its own. */
    Convolution scaled(float[] factors) {
        float[] scaledWeights = weights.clone();
        float[] scaledBias = bias.clone();
        int each = weights.length / outputs;
        for (int i = 0; i < weights.length; i++) {
            scaledWeights[i] *= factors[i / each];
        }
        for (int i = 0; i < outputs; i++) {
            scaledBias[i] *= factors[i];
        }
        return new Convolution(node, outputs, inputsPerGroup, kernel, scaledWeights, scaledBias);
    }

    /** A depthwise convolution of inputs that are multiplied with a factor each before. */
    Convolution ofScaledInputs(float[] factors) {
        return new Convolution(node, outputs, inputsPerGroup, kernel, scaled(factors).weights, bias);
    }

    /** Every output with something added. */
    Convolution shifted(float[] summands) {
        float[] shifted = bias.clone();
        for (int i = 0; i < outputs; i++) {
            shifted[i] += summands[i];
        }
        return new Convolution(node, outputs, inputsPerGroup, kernel, weights, shifted);
    }

    Convolution withoutBias() {
        return new Convolution(node, outputs, inputsPerGroup, kernel, weights, new float[outputs]);
    }

    /** With so many outputs, the new ones always 0; of a depthwise convolution also with so many inputs. */
    Convolution widened(int newOutputs) {
        return new Convolution(
                node,
                newOutputs,
                inputsPerGroup,
                kernel,
                Arrays.copyOf(weights, weights.length / outputs * newOutputs),
                Arrays.copyOf(bias, newOutputs));
    }

    /** With so many inputs, the new ones of no effect. */
    Convolution widenedInputs(int newInputs) {
        int pixels = weights.length / outputs / inputsPerGroup;
        float[] wider = new float[outputs * newInputs * pixels];
        for (int i = 0; i < outputs; i++) {
            System.arraycopy(
                    weights, i * inputsPerGroup * pixels, wider, i * newInputs * pixels, inputsPerGroup * pixels);
        }
        return new Convolution(node, outputs, newInputs, kernel, wider, bias);
    }

    /** The node that computes it, its constants added to the graph. */
    NodeProto addTo(Graph graph, String input, String output) {
        List<Long> shape = new ArrayList<>(List.of((long) outputs, (long) inputsPerGroup));
        shape.addAll(kernel);
        graph.add(Tensors.floats(output + "_weights", shape, weights));
        graph.add(Tensors.floats(output + "_bias", List.of((long) outputs), bias));
        NodeProto.Builder made = Tensors.node("Conv", output, input, output + "_weights", output + "_bias").toBuilder();
        for (AttributeProto attribute : node.getAttributeList()) {
            made.addAttribute(
                    attribute.getName().equals("group") && isDepthwise(attribute.getI())
                            ? Tensors.attribute("group", outputs)
                            : attribute);
        }
        return made.build();
    }

    private boolean isDepthwise(long group) {
        return inputsPerGroup == 1 && group > 1;
    }
}
