package bonafide.engine.quality;

import java.util.List;

/** The quality of one face image, component by component; every component is there once. */
public record QualityAssessment(List<QualityMeasure> measures) {
    public QualityAssessment {
        measures = List.copyOf(measures);
    }

    public QualityMeasure of(QualityComponent component) {
        return measures.stream()
                .filter(measure -> measure.component() == component)
                .findFirst()
                .orElseThrow();
    }
}
