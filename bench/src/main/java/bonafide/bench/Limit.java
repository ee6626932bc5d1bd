package bonafide.bench;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import bonafide.engine.inference.Model;
import bonafide.engine.inference.ModelManifest;
import bonafide.engine.inference.ModelStore;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * How close the networks come to what the machine can do: {@code Limit MODELS}. The limit is a large product of float
 * matrices through the same runtime on one thread; both are run by turns, and the share is that of their medians.
 */
public final class Limit {
    private static final int SIZE = 1024;
    private static final int ROUNDS = 40;

    private Limit() {}

    /** A network, the picture it is run on, and its multiplications with additions, in millions. */
    private record Work(String job, int width, int height, double millionMacs) {}

    public static void main(String[] arguments) throws OrtException {
        var store = new ModelStore(Path.of(arguments[0]));
        for (var work : new Work[] {
            new Work(ModelManifest.RECOGNITION, 112, 112, 568),
            new Work(ModelManifest.DETECTION, 640, 640, 344),
            new Work(ModelManifest.PRESENTATION_ATTACK_DETECTION, 128, 128, 104)
        }) {
            measure(store, work);
        }
    }

    private static void measure(ModelStore store, Work work) throws OrtException {
        var environment = OrtEnvironment.getEnvironment();
        var entry = store.manifest().forJob(work.job());
        try (var options = oneThread();
                var product = environment.createSession(matrixProduct(), options);
                var a = ones(environment);
                var b = ones(environment);
                var model = Model.open(store, entry, Model.Threads.ONE);
                var picture = model.tensor(work.width(), work.height())) {
            double[] limit = new double[ROUNDS];
            double[] network = new double[ROUNDS];
            for (int round = -ROUNDS / 4; round < ROUNDS; round++) {
                long start = System.nanoTime();
                product.run(Map.of("a", a, "b", b)).close();
                long between = System.nanoTime();
                model.run(picture);
                if (round >= 0) {
                    limit[round] = between - start;
                    network[round] = System.nanoTime() - between;
                }
            }
            double most = 2.0 * SIZE * SIZE * SIZE / median(limit);
            double reached = 2e6 * work.millionMacs() / median(network);
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %4d x %-4d %6.2f ms, %6.1f GFLOP/s of %6.1f: %3.0f %%%n",
                    entry.name(),
                    work.width(),
                    work.height(),
                    median(network) / 1e6,
                    reached,
                    most,
                    100 * reached / most);
        }
    }

    private static OrtSession.SessionOptions oneThread() throws OrtException {
        var options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        return options;
    }

    private static OnnxTensor ones(OrtEnvironment environment) throws OrtException {
        FloatBuffer values = ByteBuffer.allocateDirect(SIZE * SIZE * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        while (values.hasRemaining()) {
            values.put(1);
        }
        return OnnxTensor.createTensor(environment, values.flip(), new long[] {SIZE, SIZE});
    }

    private static byte[] matrixProduct() {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(GraphProto.newBuilder()
                        .setName("product")
                        .addInput(square("a"))
                        .addInput(square("b"))
                        .addOutput(square("c"))
                        .addNode(NodeProto.newBuilder()
                                .setOpType("MatMul")
                                .addInput("a")
                                .addInput("b")
                                .addOutput("c")))
                .build()
                .toByteArray();
    }

    private static ValueInfoProto square(String name) {
        var side = TensorShapeProto.Dimension.newBuilder().setDimValue(SIZE);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                .setShape(TensorShapeProto.newBuilder()
                                        .addDim(side)
                                        .addDim(side))))
                .build();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
