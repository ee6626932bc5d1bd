package bonafide.server.evaluation.report;

import bonafide.server.evaluation.statistics.GroupRates;
import bonafide.server.evaluation.statistics.OperatingPoint;
import java.util.List;
import java.util.Map;

/** The report as one HTML file: plots inside, no scripts, nothing loaded from anywhere. */
public final class HtmlReport {
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
            h1{font-size:1.7rem}h2{margin-top:2.5rem;border-top:1px solid #ccc;padding-top:1rem}h3{margin-top:2rem}
            table{border-collapse:collapse;margin:1rem 0;font-size:.9rem}caption{text-align:left;font-weight:600;padding:.3rem 0}
            th,td{border:1px solid #ccc;padding:.25rem .6rem;text-align:left;font-variant-numeric:tabular-nums}th{background:#f3f3f3}
            .summary{background:#f3f6fa;border-left:4px solid #1769aa;padding:.6rem 1rem}.note{color:#555;font-size:.9rem}
            svg{max-width:100%;height:auto;border:1px solid #e4e4e4}
            """;

    private HtmlReport() {}

    public static String of(EvaluationReport report) {
        StringBuilder html = new StringBuilder("<h1>Face comparison: evaluation</h1>\n");
        for (Study study : report.studies()) {
            html.append("<div class=\"summary\">")
                    .append(paragraph(Summary.of(study)))
                    .append("</div>\n");
        }
        html.append(acquisition(report));
        report.studies().forEach(study -> html.append(study(study)));
        html.append(Glossary.HTML);
        html.append(subject(report));
        return page("Face comparison evaluation", html.toString());
    }

    /** A whole page in the style of all reports. */
    public static String page(String title, String body) {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>%s</title><style>%s</style></head><body>\n"
                        .formatted(title, STYLE)
                + body
                + "</body></html>\n";
    }

    private static String acquisition(EvaluationReport report) {
        EvaluationReport.Acquisition acquisition = report.acquisition();
        Table table = Table.of("Failure to acquire: pictures no face could be compared from", "", "count");
        table.row("pictures", Wording.count(acquisition.pictures()));
        table.row("files missing or not readable", Wording.count(acquisition.unreadableFiles()));
        counts(table, acquisition.failures());
        table.row("failure-to-acquire rate", Wording.rate(acquisition.rate()));
        if (acquisition.pairs() > 0) {
            table.row("pairs in the list", Wording.count(acquisition.pairs()));
            counts(table, acquisition.unassessablePairs());
        }
        return "<h2>Could the pictures be used?</h2>" + table.html();
    }

    private static void counts(Table table, Map<String, Long> byReason) {
        byReason.forEach((reason, count) -> table.row("of these " + reason, Wording.count(count)));
    }

    private static String study(Study study) {
        StringBuilder html = new StringBuilder("<h2>" + Html.escape(study.title()) + "</h2>");
        html.append(paragraph("%s comparisons of the same person, %s of different people, %s people."
                .formatted(
                        Wording.count(study.mated()), Wording.count(study.nonMated()), Wording.count(study.people()))));
        html.append(points("At the shipped thresholds", study.atShippedThresholds()));
        html.append(points("At the thresholds this data sets itself", study.atOwnThresholds()));
        html.append(note("The second table ends where fewer than ten false matches would carry a threshold: beyond it, "
                + "this data cannot show a rate. Exact intervals take comparisons as independent; those over people "
                + "respect that one person takes part in many comparisons and are the ones to quote."));
        html.append("<h3>How scores are spread</h3>").append(Plots.distribution(study));
        if (study.mated() > 0 && study.nonMated() > 0) {
            html.append("<h3>One error against the other</h3>").append(Plots.det(List.of(study)));
        }
        html.append(groups(study));
        if (!study.discard().isEmpty()) {
            html.append("<h3>What better pictures would bring</h3>").append(Plots.discard(study));
            html.append(note("False non-match rate after leaving out the pairs whose poorer picture has the lowest "
                    + "template norm. A curve that falls says that asking for a better photo prevents errors."));
        }
        html.append("<h3>The hardest pairs</h3>");
        html.append(pairs("Same person, lowest scores", study.hardestMated()));
        html.append(pairs("Different people, highest scores", study.hardestNonMated()));
        return html.toString();
    }

    private static String points(String caption, List<OperatingPoint> points) {
        Table table = Table.of(
                caption,
                "nominal FMR",
                "threshold",
                "false matches",
                "exact 95 %",
                "95 % over people",
                "false non-matches",
                "exact 95 %",
                "95 % over people");
        for (OperatingPoint point : points) {
            var matches = point.falseMatches();
            var nonMatches = point.falseNonMatches();
            boolean shown = matches != null && matches.canShow(point.nominal());
            table.row(
                    Wording.power(point.nominal()),
                    Wording.score(point.threshold()),
                    matches != null && !shown ? "not shown: too few comparisons" : Wording.rate(matches),
                    shown && matches != null ? Wording.interval(matches.exact()) : "",
                    shown && matches != null ? Wording.interval(matches.overPeople()) : "",
                    Wording.rate(nonMatches),
                    nonMatches == null ? "" : Wording.interval(nonMatches.exact()),
                    nonMatches == null ? "" : Wording.interval(nonMatches.overPeople()));
        }
        return table.html();
    }

    private static String groups(Study study) {
        if (study.groups().isEmpty()) {
            return "";
        }
        Table table = Table.of(
                "Groups: false matches at the threshold for %s, false non-matches at that for %s"
                        .formatted(Wording.power(study.groupRate()), Wording.power(study.target())),
                "column",
                "group",
                "false matches",
                "exact 95 %",
                "1.25 rule",
                "false non-matches",
                "exact 95 %",
                "1.25 rule");
        for (GroupRates group : study.groups()) {
            table.row(
                    group.column(),
                    group.value() + (group.samePeople() ? " (both people)" : ""),
                    Wording.rate(group.falseMatches()),
                    group.falseMatches() == null
                            ? ""
                            : Wording.interval(group.falseMatches().exact()),
                    verdict(group.falseMatchVerdict()),
                    Wording.rate(group.falseNonMatches()),
                    group.falseNonMatches() == null
                            ? ""
                            : Wording.interval(group.falseNonMatches().exact()),
                    verdict(group.falseNonMatchVerdict()));
        }
        return "<h3>Groups</h3>" + table.html()
                + note(
                        "NIST SP 800-63A-4 lets a group's error rate exceed the rate of all by at most a quarter. \"Within\" "
                                + "and \"above\" are said only where the whole interval of the group is; otherwise the data does not show "
                                + "it. People of one group resemble each other more, so impostors of the same group count most.");
    }

    private static String verdict(GroupRates.Verdict verdict) {
        return switch (verdict) {
            case WITHIN -> "within";
            case ABOVE -> "above";
            case NOT_SHOWN -> "not shown";
        };
    }

    private static String pairs(String caption, List<Study.ScoredPair> pairs) {
        Table table = Table.of(caption, "reference", "probe", "comparison score", "similarity score");
        for (Study.ScoredPair pair : pairs) {
            table.row(
                    pair.reference(),
                    pair.probe(),
                    Wording.score(pair.comparisonScore()),
                    "%.2f".formatted(pair.similarityScore()));
        }
        return pairs.isEmpty() ? "" : table.html();
    }

    private static String subject(EvaluationReport report) {
        EvaluationReport.Subject subject = report.subject();
        Table table = Table.of("What was evaluated", "", "");
        table.row("lists", String.join(", ", report.lists()));
        table.row("finished", report.made().toString());
        table.row("seconds", Wording.count(Math.round(report.seconds())));
        table.row("profile", subject.profile());
        table.row("quality policy", subject.quality());
        subject.models().forEach((name, sha256) -> table.row("model " + name, "SHA-256 " + sha256));
        table.row("score table made from", subject.calibrationData());
        return "<h2>Details</h2>" + table.html();
    }

    private static String paragraph(String text) {
        return "<p>" + Html.escape(text) + "</p>";
    }

    private static String note(String text) {
        return "<p class=\"note\">" + Html.escape(text) + "</p>";
    }
}
