package bonafide.server.evaluation.report;

import bonafide.server.evaluation.statistics.ErrorRate;
import bonafide.server.evaluation.statistics.OperatingPoint;
import java.util.Comparator;

/** The finding of a study in two sentences. */
public final class Summary {
    private Summary() {}

    public static String of(Study study) {
        return study.atShippedThresholds().stream()
                .min(Comparator.comparingDouble(point -> Math.abs(Math.log(point.nominal() / study.target()))))
                .map(point -> "%s. At the threshold set for one false match in %s (score %s): %s; %s."
                        .formatted(
                                study.title(),
                                Rates.oneIn(point.nominal()).substring("1 in ".length()),
                                Wording.score(point.threshold()),
                                samePerson(point),
                                differentPeople(point)))
                .orElse(study.title());
    }

    private static String samePerson(OperatingPoint point) {
        ErrorRate rate = point.falseNonMatches();
        if (rate == null) {
            return "the list has no pairs of the same person";
        }
        return "of %s comparisons of the same person, %s were not recognised (false non-match rate %s, 95 %% interval %s)"
                .formatted(
                        Wording.count(rate.trials()),
                        Wording.count(rate.errors()),
                        Wording.percent(rate.rate()),
                        Wording.interval(rate.exact()));
    }

    private static String differentPeople(OperatingPoint point) {
        ErrorRate rate = point.falseMatches();
        if (rate == null) {
            return "the list has no pairs of different people";
        }
        String counted = "of %s comparisons of different people, %s were taken for the same person"
                .formatted(Wording.count(rate.trials()), Wording.count(rate.errors()));
        return rate.canShow(point.nominal())
                ? counted
                        + " (false-match rate %s, 95 %% interval %s)"
                                .formatted(Wording.percent(rate.rate()), Wording.interval(rate.exact()))
                : counted + ", too few comparisons to show so small a rate";
    }
}
