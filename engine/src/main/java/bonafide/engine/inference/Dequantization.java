package bonafide.engine.inference;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;

/**
 * {@code DequantizeLinear} of ONNX operator set 21 on constants: w = (q - zero point) * scale, with one scale for the
 * tensor, for each index along an axis, or for each block of indices along it.
 */
final class Dequantization {

    private Dequantization() {}

    /** @param inputs quantised weights, scales and, optionally, zero points */
    static TensorProto apply(NodeProto node, List<TensorProto> inputs) {
        TensorProto quantised = inputs.getFirst();
        float[] scales = Tensors.floats(inputs.get(1));
        int[] zeros = inputs.size() > 2 ? Tensors.integers(inputs.get(2)) : new int[scales.length];
        int[] q = Tensors.integers(quantised);

        int rank = quantised.getDimsCount();
        int axis = Math.floorMod((int) attribute(node, "axis", 1), Math.max(1, rank));
        boolean single = scales.length == 1;
        int length = single ? 1 : (int) quantised.getDims(axis);
        int block = single ? 1 : Math.max(1, (int) attribute(node, "block_size", 0));
        int blocks = (length + block - 1) / block;
        int inner = 1;
        for (int i = axis + 1; i < rank; i++) {
            inner *= (int) quantised.getDims(i);
        }
        float[] w = new float[q.length];
        for (int i = 0; i < w.length; i++) {
            int along = i / inner % length;
            int outer = i / inner / length;
            boolean blocked = attribute(node, "block_size", 0) > 0;
            int at = single ? 0 : blocked ? (outer * blocks + along / block) * inner + i % inner : along;
            w[i] = (q[i] - zeros[at]) * scales[at];
        }
        return Tensors.floats("", quantised.getDimsList(), w);
    }

    private static long attribute(NodeProto node, String name, long otherwise) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .mapToLong(AttributeProto::getI)
                .findFirst()
                .orElse(otherwise);
    }
}
