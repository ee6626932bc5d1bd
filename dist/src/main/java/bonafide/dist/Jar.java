package bonafide.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Jars and the native code in them. */
final class Jar {
    private static final Pattern NATIVE =
            Pattern.compile("(?i).*\\.(so(\\.\\d+)*|dylib|jnilib|dll|lib|a)|.*\\.dSYM/.*");

    private Jar() {}

    /** By name for what is of other systems; by content, for a program of Linux has no ending. */
    private static boolean isNative(ZipFile jar, ZipEntry entry) {
        if (NATIVE.matcher(entry.getName()).matches()) {
            return true;
        }
        try (var in = jar.getInputStream(entry)) {
            return NativeCode.is(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hashes of the files of native code in a jar. */
    static List<String> natives(Path file) throws IOException {
        List<String> hashes = new ArrayList<>();
        try (var jar = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(jar.entries())) {
                if (isNative(jar, entry)) {
                    hashes.add(Hash.of(jar.getInputStream(entry)));
                }
            }
        }
        return hashes;
    }

    /**
     * Copies a jar: byte for byte when it carries no native code, otherwise all but that. A jar without a class, which
     * carries native code alone, is left out.
     */
    static void copyWithoutNatives(Path from, Path to) throws IOException {
        try (var jar = new ZipFile(from.toFile())) {
            if (jar.stream().noneMatch(entry -> isNative(jar, entry))) {
                Files.copy(from, to);
            } else if (jar.stream().anyMatch(entry -> entry.getName().endsWith(".class"))) {
                rewrite(jar, to);
            }
        }
    }

    private static void rewrite(ZipFile jar, Path to) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (var entry : Collections.list(jar.entries())) {
                if (!isNative(jar, entry)) {
                    var copy = new ZipEntry(entry.getName());
                    // As wall-clock time, which is what a jar holds: the machine's time zone plays no part.
                    copy.setTimeLocal(entry.getTimeLocal());
                    out.putNextEntry(copy);
                    try (var in = jar.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
        }
    }
}
