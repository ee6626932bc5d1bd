package bonafide.server.access;

import bonafide.server.wire.ApiException;
import bonafide.server.wire.GatewayError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * The moment a caller states: {@code YYYY-MM-DDThh:mm:ssZ}. A fraction of a second and one-digit months and days are
 * taken too, as the vendor's gateway takes the first and its documentation prints the second.
 */
final class Timestamp {
    /** Both ways, the bounds included. */
    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final Pattern FORM =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})T(\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,9}))?Z");

    private Timestamp() {}

    /** @throws ApiException when it is no such moment, or too far from now */
    static Instant within(String text, Instant now) {
        var stated = read(text);
        if (Duration.between(stated, now).abs().compareTo(WINDOW) > 0) {
            throw new ApiException(GatewayError.TIMESTAMP_EXPIRED);
        }
        return stated;
    }

    private static Instant read(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new ApiException(GatewayError.TIMESTAMP_FORMAT);
        }
        try {
            var fraction = parts.group(7) == null ? "0" : (parts.group(7) + "00000000").substring(0, 9);
            return LocalDateTime.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3)),
                            Integer.parseInt(parts.group(4)),
                            Integer.parseInt(parts.group(5)),
                            Integer.parseInt(parts.group(6)),
                            Integer.parseInt(fraction))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            throw new ApiException(GatewayError.TIMESTAMP_FORMAT);
        }
    }
}
