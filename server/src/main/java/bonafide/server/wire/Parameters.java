package bonafide.server.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decoded parameters, each name once. A repeated name is refused and never resolved: if the signature saw one value and
 * the service the other, the signature would protect nothing.
 *
 * @param values by name, in the order they came
 */
public record Parameters(Map<String, ParameterValue> values) {
    public static final Parameters NONE = new Parameters(Map.of());

    /** More than any client sends by a factor of five. */
    static final int MAX_COUNT = 100;

    static final int MAX_NAME_LENGTH = 64;

    public Parameters {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static Parameters of(Map<String, String> texts) {
        var values = new LinkedHashMap<String, ParameterValue>();
        texts.forEach((name, text) -> values.put(name, ParameterValue.of(text)));
        return new Parameters(values);
    }

    public Optional<ParameterValue> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value as text; empty when absent or empty. */
    public String text(String name) {
        return find(name).map(ParameterValue::text).orElse("");
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Both together; a name in both is refused. */
    Parameters and(Parameters others) {
        var all = new LinkedHashMap<>(values);
        others.values.forEach((name, value) -> add(all, name, value));
        return new Parameters(all);
    }

    /** Both together; a name in both must have one and the same value. */
    Parameters andEqual(Parameters others) {
        var all = new LinkedHashMap<>(values);
        others.values.forEach((name, value) -> {
            if (!find(name).equals(Optional.of(value))) {
                add(all, name, value);
            }
        });
        return new Parameters(all);
    }

    static void add(Map<String, ParameterValue> values, String name, ParameterValue value) {
        if (name.isEmpty()) {
            throw new ApiException(GatewayError.invalidParameter("", "a parameter without a name"));
        }
        if (name.length() > MAX_NAME_LENGTH) {
            throw new ApiException(GatewayError.invalidParameter(
                    "", "a parameter name of " + name.length() + " characters, the limit is " + MAX_NAME_LENGTH));
        }
        if (values.put(name, value) != null) {
            throw new ApiException(GatewayError.invalidParameter(name, "it is given more than once"));
        }
        if (values.size() > MAX_COUNT) {
            throw new ApiException(
                    GatewayError.invalidParameter("", "more than " + MAX_COUNT + " parameters in one call"));
        }
    }
}
