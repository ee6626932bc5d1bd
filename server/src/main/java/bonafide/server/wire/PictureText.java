package bonafide.server.wire;

import bonafide.engine.image.EncodedImage;
import java.util.Base64;

/** Decodes a picture's Base64 (RFC 4648, section 4) to the letter and says exactly what is wrong with another text. */
public final class PictureText {
    private PictureText() {}

    /** @throws IllegalArgumentException saying kind and place of the fault, and nothing of the text itself */
    public static EncodedImage decode(String base64) {
        try {
            if (base64.length() % 4 == 0) {
                return new EncodedImage(Base64.getDecoder().decode(base64));
            }
        } catch (IllegalArgumentException _) {
            // The decoder's message repeats a character of the picture.
        }
        throw new IllegalArgumentException(fault(base64));
    }

    private static String fault(String text) {
        if (text.startsWith("data:")) {
            return "has a data URL prefix, send the Base64 alone";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n') {
                return "contains a line break at character " + i + ", send Base64 without line breaks";
            }
            if (c == '-' || c == '_') {
                return "contains a character of the URL-safe Base64 alphabet at character " + i;
            }
            if (c == ' ') {
                return "contains a space at character " + i + ", as when a + is not percent-encoded";
            }
            if (!isBase64(c)) {
                return "contains a character that is not Base64 at character " + i;
            }
        }
        return text.length() % 4 == 0
                ? "has Base64 padding in the wrong place"
                : "is Base64 of " + text.length() + " characters, which is no multiple of four";
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '=';
    }
}
