package bonafide.engine.inference;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/**
 * Gives memory back that loading networks needed once. Left alone, the C library keeps it for later: some fifty megabytes
 * that no verification uses.
 */
public final class NativeHeap {
    private NativeHeap() {}

    /** Does nothing where the C library has no such function (it is glibc's). */
    public static void trim() {
        var linker = Linker.nativeLinker();
        var function = linker.defaultLookup().find("malloc_trim");
        if (function.isEmpty()) {
            return;
        }
        var trim = linker.downcallHandle(
                function.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
        try {
            int _ = (int) trim.invokeExact(0L);
        } catch (Throwable e) {
            throw new ModelException("malloc_trim could not be called", e);
        }
    }
}
