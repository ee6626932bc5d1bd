package bonafide.server.evaluation.report;

import bonafide.server.evaluation.report.Chart.XY;
import bonafide.server.evaluation.report.PadReport.Group;
import bonafide.server.evaluation.report.PadReport.Proposal;
import bonafide.server.evaluation.report.PadReport.Separation;
import bonafide.server.evaluation.statistics.ErrorRate;
import bonafide.server.evaluation.statistics.PadScores;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The report on attack detection as one HTML file: plot inside, no scripts, nothing loaded from anywhere. */
public final class PadHtmlReport {
    private PadHtmlReport() {}

    public static String of(PadReport report) {
        StringBuilder body = new StringBuilder("<h1>Presentation attack detection: evaluation</h1>\n");
        body.append("<p class=\"summary\">")
                .append(Html.escape(summary(report)))
                .append("</p>\n");
        body.append(groups(
                "Bona fide presentations by source (BPCER is the share taken for attacks)",
                "taken for an attack (BPCER)",
                report.bonaFide()));
        body.append(groups(
                "Attack presentations by species and source (APCER is the share taken for bona fide)",
                "taken for bona fide (APCER)",
                report.attacks()));
        body.append(separation(report.balanced(), report.pooled()));
        body.append(proposal(report.proposal()));
        body.append(det(report));
        body.append(details(report));
        return HtmlReport.page("Presentation attack detection evaluation", body.toString());
    }

    /** Finding in a few sentences, for a terminal too. */
    public static String summary(PadReport report) {
        return String.format(
                Locale.ROOT,
                "%s: cuts \"%s\", %.2f and %.2f. Bona fide taken for attacks: %s. Attacks taken for bona fide: %s.%s",
                report.list(),
                report.mode(),
                report.retry(),
                report.attack(),
                worst(report.bonaFide(), true),
                worst(report.attacks(), false),
                report.balanced() == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " Equal error rate %s with each source weighing the same.",
                                Wording.percent(rate(report.balanced().equalError()))));
    }

    /** ISO/IEC 30107-3 asks for the worst species instead of a mean that hides it. */
    private static String worst(List<Group> groups, boolean bonaFide) {
        return groups.stream()
                .filter(group -> (bonaFide ? group.takenForAttack() : group.takenForBonaFide()) != null)
                .max((a, b) -> Double.compare(error(a, bonaFide), error(b, bonaFide)))
                .map(group -> "at worst %s (%s)"
                        .formatted(
                                Wording.percent(error(group, bonaFide)),
                                (group.species() + " " + group.source()).strip()))
                .orElse("none in the list");
    }

    private static double error(Group group, boolean bonaFide) {
        ErrorRate rate = bonaFide ? group.takenForAttack() : group.takenForBonaFide();
        return rate == null ? 0 : rate.rate();
    }

    private static String groups(String caption, String errorColumn, List<Group> groups) {
        Table table = Table.of(
                caption, "species", "source", errorColumn, "exact 95 %", "asked for another photo", "not scored");
        for (Group group : groups) {
            ErrorRate error = group.species().isEmpty() ? group.takenForAttack() : group.takenForBonaFide();
            table.row(
                    group.species().isEmpty() ? "bona fide" : group.species(),
                    group.source(),
                    Wording.rate(error),
                    error == null ? "" : Wording.interval(error.exact()),
                    Wording.rate(group.askedAgain()),
                    Wording.count(group.notScored()));
        }
        return table.html();
    }

    private static String separation(@Nullable Separation balanced, @Nullable Separation pooled) {
        if (balanced == null || pooled == null) {
            return "<p>The list holds one kind of presentation only, so nothing can be said of telling them apart.</p>";
        }
        Table table = Table.of("Whatever the cut", "", "area under curve", "equal error rate", "at cut");
        row(table, "each picture weighs the same", pooled);
        row(table, "each source weighs the same", balanced);
        return "<h2>How well the score tells them apart</h2>" + table.html();
    }

    private static void row(Table table, String name, Separation separation) {
        table.row(
                name,
                Wording.score(separation.areaUnderCurve()),
                Wording.percent(rate(separation.equalError())),
                Wording.score(separation.equalError().cut()));
    }

    private static double rate(PadScores.Point point) {
        return (point.apcer() + point.bpcer()) / 2;
    }

    private static String proposal(@Nullable Proposal proposal) {
        if (proposal == null) {
            return "";
        }
        Table table = Table.of("Cuts this list would set", "", "cut", "bona fide at or above", "attacks below");
        table.row(
                "another photo is asked for from",
                Wording.score(proposal.retry().cut()),
                Wording.percent(proposal.retry().bpcer()),
                Wording.percent(proposal.retry().apcer()));
        table.row(
                "taken for an attack from",
                Wording.score(proposal.attack().cut()),
                Wording.percent(proposal.attack().bpcer()),
                Wording.percent(proposal.attack().apcer()));
        return "<h2>Proposed cuts</h2>" + table.html()
                + "<p class=\"note\">At most 5 % of bona fide presentations asked again or accused, at most 1 % accused, each source "
                + "weighing the same. Cuts set on a list look better on that list than on the next one; check them on "
                + "pictures that set nothing.</p>";
    }

    private static String det(PadReport report) {
        return report.balanced() == null ? "" : "<h2>One error against the other</h2>" + detSvg(report);
    }

    /** Detection error trade-off of attack detection; empty axes when the list holds one kind only. */
    public static String detSvg(PadReport report) {
        Chart chart = new Chart(
                "Detection error trade-off of attack detection",
                new Axis("APCER: attacks taken for bona fide", 1e-3, 1, true),
                new Axis("BPCER: bona fide taken for attacks", 1e-3, 1, true));
        if (report.pooled() != null && report.balanced() != null) {
            chart.line("each picture weighs the same", "#1769aa", curve(report.pooled()));
            chart.line("each source weighs the same", "#b3541e", curve(report.balanced()));
        }
        return chart.svg();
    }

    private static List<XY> curve(Separation separation) {
        return separation.det().stream()
                .map(point -> new XY(point.apcer(), point.bpcer()))
                .toList();
    }

    private static String details(PadReport report) {
        Table table = Table.of("What was evaluated", "", "");
        table.row("list", report.list());
        table.row("finished", report.made().toString());
        table.row("cuts", report.mode());
        report.models().forEach((name, sha256) -> table.row("model " + name, "SHA-256 " + sha256));
        report.notScored().forEach((reason, count) -> table.row("not scored: " + reason, Wording.count(count)));
        return "<h2>Details</h2>" + table.html()
                + "<p class=\"note\">Higher scores are more attack-like. Rates are of the presentations that could be scored. "
                + "Prints and screens are what this detector was made for; masks, injected and synthetic pictures are not "
                + "detected, and a figure for them here would mislead.</p>";
    }
}
