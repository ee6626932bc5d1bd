package bonafide.server.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a limit: a whole number from 0, or {@code none}. */
final class LimitConverter implements ITypeConverter<LimitValue> {
    @Override
    public LimitValue convert(String text) {
        if (text.equals("none")) {
            return new LimitValue(null);
        }
        if (!text.matches("\\d{1,12}")) {
            throw new TypeConversionException("a limit is a whole number from 0 or none, not " + text);
        }
        return new LimitValue(Long.valueOf(text));
    }
}
