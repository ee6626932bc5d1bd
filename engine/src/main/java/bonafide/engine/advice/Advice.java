package bonafide.engine.advice;

import bonafide.engine.outcome.UnassessableReason;
import bonafide.engine.quality.QualityComponent;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Advice for another try: one sentence for each reason and each quality component, for the person who takes the photo.
 * It says what to do, never what the photo shows.
 */
public final class Advice {
    /** Languages there are texts for, English first; any other is answered in English. */
    public static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.of("vi"), Locale.of("id"), Locale.of("th"), Locale.SIMPLIFIED_CHINESE);

    private Advice() {}

    public static String of(UnassessableReason reason, Locale language) {
        return text(reason.name(), language);
    }

    public static String of(QualityComponent component, Locale language) {
        return text(component.name(), language);
    }

    private static String text(String key, Locale language) {
        return ResourceBundle.getBundle(
                        "bonafide.engine.advice.advice",
                        language,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }
}
