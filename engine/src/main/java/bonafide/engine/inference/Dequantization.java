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
        int inner = 1;
        for (int i = axis + 1; i < rank; i++) {
            inner *= (int) quantised.getDims(i);
        }
        float[] w = new float[q.length];
        if (scales.length == 1) {
            for (int i = 0; i < w.length; i++) {
                w[i] = (q[i] - zeros[0]) * scales[0];
            }
        } else {
            int length = (int) quantised.getDims(axis);
            int block = (int) attribute(node, "block_size", 0);
            for (int row = 0; row < w.length / inner; row++) {
                // Without blocks one scale serves an index along the axis, whatever lies before and behind it.
                int first = block == 0
                        ? row % length
                        : (row / length * Math.ceilDiv(length, block) + row % length / block) * inner;
                int step = block == 0 ? 0 : 1;
                for (int i = 0; i < inner; i++) {
                    int at = first + i * step;
                    w[row * inner + i] = (q[row * inner + i] - zeros[at]) * scales[at];
                }
            }
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
