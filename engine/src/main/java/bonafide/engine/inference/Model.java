package bonafide.engine.inference;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * One network, ready to run: a picture tensor in, plain numbers out. Safe to run from many threads at once; each run
 * takes as many threads as {@link Threads} says.
 */
public final class Model implements AutoCloseable {
    private final String name;
    private final String input;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final TensorPool memory;

    private Model(String name, String input, OrtEnvironment environment, OrtSession session, TensorPool memory) {
        this.name = name;
        this.input = input;
        this.environment = environment;
        this.session = session;
        this.memory = memory;
    }

    /**
     * Threads inside one run.
     *
     * @param perRun 1 runs on the calling thread alone, which serves most verifications per second
     */
    public record Threads(int perRun) {
        public static final Threads ONE = new Threads(1);

        public Threads {
            if (perRun < 1) {
                throw new IllegalArgumentException("threads per run must be at least 1, was " + perRun);
            }
        }
    }

    /** Checks the file, prepares the graph and makes it ready to run. */
    public static Model open(ModelStore store, ModelManifest.Entry entry, Threads threads) {
        ModelProto graph =
                GraphPreparation.prepare(store.read(entry), entry.input().name());
        OrtEnvironment environment = OnnxRuntime.environment();
        try (var arena = Arena.ofConfined();
                var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads.perRun());
            options.setInterOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            return new Model(
                    entry.name(),
                    entry.input().name(),
                    environment,
                    environment.createSession(written(graph, arena), options),
                    new TensorPool(entry.input().width(), entry.input().height()));
        } catch (OrtException e) {
            throw new ModelException("model " + entry.name() + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** Outside the heap, which would keep the room for tens of megabytes it needs once. */
    private static ByteBuffer written(ModelProto graph, Arena arena) {
        ByteBuffer bytes = arena.allocate(graph.getSerializedSize()).asByteBuffer();
        try {
            var out = CodedOutputStream.newInstance(bytes);
            graph.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer of the stated size is too small", e);
        }
        return bytes.rewind();
    }

    /** Room for the picture of one run; what is in it is not defined. */
    public Tensor tensor(int width, int height) {
        return memory.forPicture(width, height);
    }

    /** All outputs by name, row by row. */
    public Map<String, float[]> run(Tensor picture) {
        try (var tensor = OnnxTensor.createTensor(environment, picture.planes(), picture.shape());
                var result = session.run(Map.of(input, tensor))) {
            Map<String, float[]> outputs = HashMap.newHashMap(result.size());
            for (var output : result) {
                outputs.put(
                        output.getKey(),
                        ((OnnxTensor) output.getValue()).getFloatBuffer().array());
            }
            return outputs;
        } catch (OrtException e) {
            throw new ModelException("model " + name + " failed to run: " + e.getMessage(), e);
        }
    }

    /** One output by name. */
    public float[] output(Tensor picture, String output) {
        float[] values = run(picture).get(output);
        if (values == null) {
            throw new ModelException("model " + name + " has no output \"" + output + "\"");
        }
        return values;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new ModelException("model " + name + " cannot be closed: " + e.getMessage(), e);
        }
    }
}
