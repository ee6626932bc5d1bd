package bonafide.engine.inference;

import ai.onnxruntime.OrtEnvironment;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/**
 * Brings up the one runtime of this process, silently.
 *
 * <p>Why this class: from 1.29 on the runtime's Linux builds report usage to their maker. They write a device id and a
 * database below the home folder and send them over the network, unless {@code ORT_DISABLE_TELEMETRY} stands in the
 * process's environment when the library is loaded; switching it off through the API comes too late. Java cannot set its
 * own environment, so the C library is asked to, whatever starts this program.
 */
final class OnnxRuntime {
    private static final String OPT_OUT = "ORT_DISABLE_TELEMETRY";

    private OnnxRuntime() {}

    static OrtEnvironment environment() {
        return Holder.ENVIRONMENT;
    }

    private static final class Holder {
        private static final OrtEnvironment ENVIRONMENT = open();

        private static OrtEnvironment open() {
            setEnvironmentVariable(OPT_OUT, "1");
            return OrtEnvironment.getEnvironment();
        }
    }

    private static void setEnvironmentVariable(String name, String value) {
        var linker = Linker.nativeLinker();
        var setenv = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setenv"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (var arena = Arena.ofConfined()) {
            int failed = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
            if (failed != 0) {
                throw new ModelException("the environment variable " + name + " could not be set");
            }
        } catch (ModelException e) {
            throw e;
        } catch (Throwable e) {
            throw new ModelException("the environment variable " + name + " could not be set", e);
        }
    }
}
