package bonafide.server.config;

/** Refuses a setting by its name, the value found and what is allowed. */
final class Check {
    private Check() {}

    static void range(String name, long value, long low, long high) {
        that(value >= low && value <= high, name + " must lie between " + low + " and " + high + ", was " + value);
    }

    static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new SettingsException(otherwise);
        }
    }
}
