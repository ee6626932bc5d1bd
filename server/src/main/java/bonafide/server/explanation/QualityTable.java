package bonafide.server.explanation;

import bonafide.engine.advice.Advice;
import bonafide.engine.quality.QualityAssessment;
import bonafide.engine.quality.QualityFinding;
import bonafide.engine.quality.QualityMeasure;
import bonafide.server.evaluation.report.Html;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Every component of a face's quality: a bar, the native value, and advice where the policy has something to say. */
final class QualityTable {
    private QualityTable() {}

    static String html(String caption, QualityAssessment quality, List<QualityFinding> findings) {
        return quality.measures().stream()
                .map(measure -> row(measure, findings))
                .collect(Collectors.joining(
                        "",
                        "<table><caption>%s</caption><tr><th>component</th><th>0 to 100</th><th>measured</th><th>advice</th></tr>\n"
                                .formatted(caption),
                        "</table>\n"));
    }

    private static String row(QualityMeasure measure, List<QualityFinding> findings) {
        Integer value = measure.value();
        return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>%n"
                .formatted(
                        measure.component().isoName(),
                        value == null
                                ? "not assessable"
                                : "<meter min=\"0\" max=\"100\" value=\"%d\"></meter> %1$d".formatted(value),
                        measure.nativeValue() == null
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "%.4g %s",
                                        measure.nativeValue(),
                                        Html.escape(measure.component().unit())),
                        findings.stream()
                                .filter(finding -> finding.component() == measure.component())
                                .map(QualityTable::advice)
                                .collect(Collectors.joining(" ")));
    }

    private static String advice(QualityFinding finding) {
        return Html.escape("%s %s %s"
                .formatted(
                        finding.retake() ? "Another photo is needed." : "Warning.",
                        finding.detail(),
                        Advice.of(finding.component(), Locale.ENGLISH)));
    }
}
