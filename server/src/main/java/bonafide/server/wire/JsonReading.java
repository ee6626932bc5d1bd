package bonafide.server.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** How JSON from outside is read: strict grammar, no name twice, limits before memory is taken. */
public final class JsonReading {
    /** Characters of one text; Base64 of a picture of 4.5 MB. */
    static final int MAX_TEXT = 6_000_000;

    private static final int MAX_DOCUMENT = 16 * 1024 * 1024;
    private static final int MAX_TOKENS = 1_000;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_NUMBER = 32;

    public static final JsonFactory STRICT = strict(MAX_TEXT);

    /** For a body that holds the whole of ServiceParameters as one text. */
    static final JsonFactory STRICT_ENVELOPE = strict(MAX_DOCUMENT);

    private JsonReading() {}

    private static JsonFactory strict(int maxText) {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(maxText)
                        .maxDocumentLength(MAX_DOCUMENT)
                        .maxTokenCount(MAX_TOKENS)
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER)
                        .maxNameLength(Parameters.MAX_NAME_LENGTH)
                        .build())
                .build();
    }

    /** What was wrong, without a word of the document. */
    public static String fault(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return "it exceeds a limit (text of " + MAX_TEXT + " characters, names of " + Parameters.MAX_NAME_LENGTH
                    + ", numbers of " + MAX_NUMBER + ", depth " + MAX_DEPTH + ", " + MAX_TOKENS + " tokens)";
        }
        var place =
                e.getLocation() == null ? "" : ", at byte " + e.getLocation().getByteOffset();
        return "it is not well-formed JSON or repeats a name" + place;
    }

    /** Jackson skips a byte order mark and guesses UTF-16 and UTF-32; this contract knows plain UTF-8 only. */
    public static boolean isPlainUtf8(byte[] bytes, int length) {
        boolean marked = length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return !marked && StrictUtf8.isWellFormed(bytes, length);
    }
}
