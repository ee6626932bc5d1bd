package bonafide.server.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values {@code resourceCode} may take: eight digits, the country calling code (ITU-T E.164) padded with zeros to
 * four, then 0000. The vendor documents one example, 00840000 for Viet Nam, whose calling code is 84.
 */
public final class ResourceCodes {
    private static final String LIST = "country-calling-codes.tsv";

    private final SortedMap<String, String> codes;

    private ResourceCodes(SortedMap<String, String> codes) {
        this.codes = Collections.unmodifiableSortedMap(codes);
    }

    /**
     * @param extra codes accepted beside those of all assigned calling codes, eight digits each
     * @throws IllegalArgumentException for an extra code of another form
     */
    public static ResourceCodes assignedAnd(Collection<String> extra) {
        var codes = new TreeMap<String, String>();
        try (var list = Objects.requireNonNull(ResourceCodes.class.getResourceAsStream(LIST), LIST)) {
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .forEach(line -> codes.put("%04d0000".formatted(Integer.parseInt(line[0])), line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var code : extra) {
            if (!code.matches("[0-9]{8}")) {
                throw new IllegalArgumentException("a resource code has eight digits, found " + code);
            }
            codes.putIfAbsent(code, "");
        }
        return new ResourceCodes(codes);
    }

    public boolean contains(String code) {
        return codes.containsKey(code);
    }

    /** All of them, each with the country it stands for: in English, and empty for an extra code. */
    public SortedMap<String, String> countries() {
        return codes;
    }

    public int size() {
        return codes.size();
    }
}
