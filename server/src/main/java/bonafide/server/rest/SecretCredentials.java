package bonafide.server.rest;

import bonafide.server.access.Secret;
import bonafide.server.wire.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A key's id and secret as the Authorization header carries them: {@code Basic base64(id:secret)} (RFC 7617) or
 * {@code Bearer id.secret} (RFC 6750).
 */
public record SecretCredentials(String accessKeyId, Secret secret) {

    /** @throws ProblemException unless there is exactly one pair */
    public static SecretCredentials read(Headers headers) {
        var values = headers.all("Authorization");
        if (values.size() == 1) {
            var value = values.getFirst();
            int space = value.indexOf(' ');
            var scheme = space < 0 ? "" : value.substring(0, space);
            var rest = value.substring(space + 1).strip();
            if (scheme.equalsIgnoreCase("Basic")) {
                return pair(decoded(rest), ':');
            }
            if (scheme.equalsIgnoreCase("Bearer")) {
                return pair(rest, '.');
            }
        }
        throw new ProblemException(Problem.unauthenticated());
    }

    private static SecretCredentials pair(String text, char separator) {
        int at = text.indexOf(separator);
        if (at < 1 || at > 128) {
            throw new ProblemException(Problem.unauthenticated());
        }
        return new SecretCredentials(text.substring(0, at), new Secret(text.substring(at + 1)));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
