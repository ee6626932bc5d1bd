package bonafide.server.service;

import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Requests as the vendor's clients put them on the wire, one per file. */
final class Captures {
    private Captures() {}

    /** The folder beside the repository, or one that does not exist. */
    static Path shared() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("server")) && Files.isDirectory(folder.resolve("engine"))) {
                return folder.resolveSibling("shared").resolve("contract").resolve("captures");
            }
        }
        return Path.of("shared");
    }

    static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".http")).sorted().toList();
        }
    }

    static RawRequest read(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        var lines = text.substring(0, end).split("\r\n", -1);
        var requestLine = lines[0].split(" ", -1);
        var fields = new ArrayList<Headers.Field>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            fields.add(new Headers.Field(
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()));
        }
        var headers = new Headers(fields);
        var content = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        boolean chunked = headers.first("Transfer-Encoding").orElse("").equals("chunked");
        int question = requestLine[1].indexOf('?');
        return new RawRequest(
                requestLine[0],
                question < 0 ? requestLine[1] : requestLine[1].substring(0, question),
                question < 0 ? null : requestLine[1].substring(question + 1),
                headers,
                new Body(chunked ? joined(content) : content),
                "127.0.0.1",
                false);
    }

    private static byte[] joined(byte[] chunked) {
        var text = new String(chunked, StandardCharsets.ISO_8859_1);
        var all = new ByteArrayOutputStream();
        for (int at = 0; ; ) {
            int line = text.indexOf("\r\n", at);
            int size = Integer.parseInt(text.substring(at, line), 16);
            if (size == 0) {
                return all.toByteArray();
            }
            all.write(chunked, line + 2, size);
            at = line + 2 + size + 2;
        }
    }
}
