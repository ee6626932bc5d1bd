package bonafide.engine.quality;

import org.jspecify.annotations.Nullable;

/**
 * One component of a face image's quality.
 *
 * @param nativeValue as measured, in the component's unit; null when not assessable
 * @param value 0 to 100, higher is better; null when not assessable
 */
public record QualityMeasure(
        QualityComponent component,
        @Nullable Double nativeValue,
        @Nullable Integer value) {

    static QualityMeasure of(QualityComponent component, double nativeValue, double value) {
        return new QualityMeasure(component, nativeValue, (int) Math.round(Math.clamp(value, 0, 100)));
    }

    static QualityMeasure notAssessable(QualityComponent component) {
        return new QualityMeasure(component, null, null);
    }

    public boolean assessable() {
        return nativeValue != null;
    }
}
