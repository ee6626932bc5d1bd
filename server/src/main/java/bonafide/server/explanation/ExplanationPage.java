package bonafide.server.explanation;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.PadPolicy;
import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.ScoreCalibration;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.explanation.Explanation;
import bonafide.engine.explanation.Explanation.View;
import bonafide.engine.pad.FaceEdge;
import bonafide.engine.verification.AttackEvidence;
import bonafide.engine.verification.PictureEvidence;
import bonafide.server.evaluation.report.Html;
import bonafide.server.evaluation.report.HtmlReport;
import bonafide.server.evaluation.report.Rates;
import bonafide.server.evaluation.report.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that one verification rests on, as one HTML file without scripts that loads nothing. It holds both faces: it is
 * biometric data, to be kept and deleted as such.
 */
public final class ExplanationPage {
    private static final String STYLE = """
            <style>.good{border-color:#2e9e3f}.bad{border-color:#b00020}.warn{border-color:#e07b00}
            .side{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0;flex:1 1 18rem;max-width:28rem}figcaption{font-size:.9rem;color:#555}
            .crops figure{flex:0 0 14rem}.crops img{width:14rem;image-rendering:auto;border:1px solid #ccc}meter{width:6rem}</style>
            """;

    private final Explanation explanation;
    private final DecisionPolicy policy;
    private final ScoreCalibration calibration;
    private final PadPolicy padPolicy;
    private final Map<String, String> models;

    private ExplanationPage(
            Explanation explanation,
            DecisionPolicy policy,
            ScoreCalibration calibration,
            PadPolicy padPolicy,
            Map<String, String> models) {
        this.explanation = explanation;
        this.policy = policy;
        this.calibration = calibration;
        this.padPolicy = padPolicy;
        this.models = models;
    }

    /** @param models names and SHA-256 of the networks */
    public static String of(
            Explanation explanation,
            DecisionPolicy policy,
            ScoreCalibration calibration,
            PadPolicy padPolicy,
            Map<String, String> models) {
        return new ExplanationPage(explanation, policy, calibration, padPolicy, models).html();
    }

    private String html() {
        var verification = explanation.verification();
        var conclusion = Conclusion.of(verification.outcome(), policy, calibration);
        return HtmlReport.page(
                "Face verification explained",
                STYLE
                        + "<h1>Face verification explained</h1>\n<div class=\"summary %s\"><p>%s</p></div>\n"
                                .formatted(conclusion.kind(), Html.escape(conclusion.text()))
                        + score()
                        + pictures()
                        + faces()
                        + attack()
                        + quality(PictureRole.REFERENCE, verification.reference(), explanation.reference())
                        + quality(PictureRole.PROBE, verification.probe(), explanation.probe())
                        + details());
    }

    private String score() {
        return explanation.verification().outcome() instanceof Decided decided
                ? "<h2>The score</h2>"
                        + ScoreScale.svg(decided.similarityScore(), policy.targetFalseMatchRate(), calibration)
                        + note(
                                "Marks show how many comparisons between different people reach a score. The table was made from: "
                                        + calibration.data()
                                        + ". On other people it may be off: measure with bonafide evaluate.")
                : "";
    }

    private String pictures() {
        var verification = explanation.verification();
        var attack = verification.attack();
        List<FaceEdge> edges =
                attack == null ? List.of() : attack.presentation().lines().edges();
        return "<h2>What was found</h2><div class=\"side\">"
                + picture(PictureRole.REFERENCE, verification.reference(), explanation.reference(), List.of())
                + picture(PictureRole.PROBE, verification.probe(), explanation.probe(), edges)
                + "</div>"
                + note(
                        "Green: the face that was used, always the largest, and the five points it was aligned by. Grey: other "
                                + "faces. Orange: straight edges that attack detection counted.");
    }

    private static String picture(
            PictureRole role, @Nullable PictureEvidence evidence, @Nullable View view, List<FaceEdge> edges) {
        String name = Conclusion.name(role);
        return evidence == null || view == null
                ? "<figure><figcaption>%s: not decoded.</figcaption></figure>".formatted(name)
                : "<figure>%s<figcaption>%s, %d x %d pixels, faces found: %d</figcaption></figure>"
                        .formatted(
                                SeenPicture.svg(view.picture(), evidence, edges, name),
                                name,
                                evidence.width(),
                                evidence.height(),
                                evidence.faces().size());
    }

    private String faces() {
        String crops = crop(explanation.reference(), "Face of the document, aligned")
                + crop(explanation.probe(), "Face of the person, aligned")
                + image(
                        explanation.occlusion(),
                        "Covering a green region lowers the comparison score: it speaks for one person. Covering a red one raises it.");
        return crops.isEmpty() ? "" : "<h2>What was compared</h2><div class=\"side crops\">" + crops + "</div>";
    }

    private static String crop(@Nullable View view, String caption) {
        return view == null ? "" : image(view.alignedFace(), caption);
    }

    private static String image(byte @Nullable [] jpeg, String caption) {
        return jpeg == null
                ? ""
                : "<figure><img alt=\"%s\" src=\"%s\"><figcaption>%1$s</figcaption></figure>"
                        .formatted(caption, SeenPicture.dataUri(jpeg));
    }

    private String attack() {
        AttackEvidence attack = explanation.verification().attack();
        if (attack == null) {
            return "";
        }
        var cuts = padPolicy.cuts(policy.padMode());
        var crops = attack.presentation().crops();
        var lines = attack.presentation().lines();
        Table table = Table.of("Attack detection on the photo of the face", "cue", "value", "meaning")
                .row(
                        "attack score",
                        number(attack.presentation().score().value()),
                        "higher is more attack-like; another photo from %s, an attack from %s"
                                .formatted(number(cuts.retry()), number(cuts.attack())))
                .row("face, 2.7 boxes", number(crops.near()), "log-odds, higher is more bona fide")
                .row("face, 4 boxes", number(crops.wide()), "log-odds, higher is more bona fide")
                .row("whole frame", number(crops.frame()), "log-odds, higher is more bona fide")
                .row(
                        "straight edges around the face",
                        number(lines.weight()),
                        "added to the score; in lengths of the face, the longest on each side %s, all below it %s"
                                .formatted(number(lines.around()), number(lines.below())))
                .row(
                        "same shot",
                        number(attack.sameShot().correlation()),
                        "correlation of fine structure with the document's face%s; above %s it is the same shot"
                                .formatted(
                                        attack.sameShot().mirrored() ? " mirrored" : "", number(padPolicy.sameShot())))
                .row("same file", attack.sameFile() ? "yes" : "no", "byte for byte");
        return "<h2>Is it a live face?</h2>" + table.html();
    }

    private static String quality(PictureRole role, @Nullable PictureEvidence evidence, @Nullable View view) {
        return evidence == null || evidence.sample() == null || view == null
                ? ""
                : "<h2>%s: quality</h2>".formatted(Conclusion.name(role))
                        + QualityTable.html(
                                "Components of ISO/IEC 29794-5; the scales are this program's own",
                                evidence.sample().quality(),
                                view.findings());
    }

    private String details() {
        Table table = Table.of("How it was decided", "", "");
        table.row("target false-match rate", Rates.oneIn(policy.targetFalseMatchRate()));
        table.row("attack detection", policy.padMode().name().toLowerCase(Locale.ROOT));
        table.row("quality", policy.quality().name().toLowerCase(Locale.ROOT));
        var comparison = explanation.verification().comparison();
        if (comparison != null) {
            table.row("comparison score (cosine)", String.format(Locale.ROOT, "%.4f", comparison.cosine()));
        }
        models.forEach((name, sha256) -> table.row("model " + name, "SHA-256 " + sha256));
        return "<h2>Details</h2>" + table.html();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String note(String text) {
        return "<p class=\"note\">" + Html.escape(text) + "</p>";
    }
}
