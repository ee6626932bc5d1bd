package bonafide.engine.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads OpenCV's native libraries from the folder the build unpacked them into.
 *
 * <p>Left alone, the binding unpacks them into a cache below the home folder and also loads a 24 MB interface to linear
 * algebra nobody here calls: 2.2 s instead of 0.8 s on a busy machine. Without the system property
 * {@code bonafide.natives}, as in tests, it does as it likes.
 */
final class OpenCv {
    private static final String FOLDER = "bonafide.natives";
    /** Each after what it needs. */
    private static final List<String> LIBRARIES = List.of(
            "libjnijavacpp.so",
            "libgcc_s.so.1",
            "libquadmath.so.0",
            "libgfortran.so.5",
            "libopenblas.so.0",
            "libopencv_core.so.413",
            "libjniopencv_core.so",
            "libopencv_imgproc.so.413",
            "libjniopencv_imgproc.so",
            "libopencv_imgcodecs.so.413",
            "libjniopencv_imgcodecs.so");

    private OpenCv() {}

    /** To be called before the binding's first class is touched; later calls cost nothing. */
    static void load() {
        Once.LOADED.run();
    }

    private static final class Once {
        static final Runnable LOADED = loadNow();

        private static Runnable loadNow() {
            // Everything is closed where it was opened; the binding need not read the process's size at each
            // allocation.
            System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
            var folder = System.getProperty(FOLDER);
            if (folder != null) {
                System.setProperty("org.bytedeco.javacpp.loadLibraries", "false");
                LIBRARIES.stream()
                        .map(Path.of(folder).toAbsolutePath()::resolve)
                        .filter(Files::exists)
                        .forEach(library -> System.load(library.toString()));
            }
            return () -> {};
        }
    }
}
