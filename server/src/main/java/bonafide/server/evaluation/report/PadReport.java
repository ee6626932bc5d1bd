package bonafide.server.evaluation.report;

import bonafide.server.evaluation.statistics.ErrorRate;
import bonafide.server.evaluation.statistics.PadScores;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation of attack detection found (ISO/IEC 30107-3), as it stands in report.json.
 *
 * @param made when the run ended
 * @param list the file the presentations came from
 * @param models name and SHA-256 of each network
 * @param mode name of the cuts the decisions were made with
 * @param retry scores from here on ask for another photo
 * @param attack scores from here on are attacks
 * @param bonaFide bona fide presentations by source
 * @param attacks attack presentations by species and source
 * @param pooled rates with every picture weighing the same; absent when one kind is missing
 * @param balanced rates with every source weighing the same; absent when one kind is missing
 * @param proposal cuts this list would set itself; absent when one kind is missing
 * @param notScored presentations nothing could be said of, by reason
 */
public record PadReport(
        Instant made,
        String list,
        Map<String, String> models,
        String mode,
        double retry,
        double attack,
        List<Group> bonaFide,
        List<Group> attacks,
        @Nullable Separation pooled,
        @Nullable Separation balanced,
        @Nullable Proposal proposal,
        Map<String, Long> notScored) {

    /**
     * Presentations of one source, for attacks of one species.
     *
     * @param species empty for bona fide presentations
     * @param takenForAttack for bona fide presentations the BPCER
     * @param askedAgain in the grey band
     * @param takenForBonaFide for attacks the APCER
     * @param notScored presentations nothing could be said of, not counted in the rates
     */
    public record Group(
            String species,
            String source,
            @Nullable ErrorRate takenForAttack,
            @Nullable ErrorRate askedAgain,
            @Nullable ErrorRate takenForBonaFide,
            long notScored) {}

    /**
     * How well the score tells attacks from bona fide presentations, whatever the cut.
     *
     * @param areaUnderCurve 0.5 to 1
     * @param equalError the cut at which both error rates are closest, and both rates there
     */
    public record Separation(double areaUnderCurve, PadScores.Point equalError, List<PadScores.Point> det) {}

    /**
     * Cuts set by this list alone, sources weighing the same: from {@code attack} on at most 1 % of bona fide
     * presentations would be accused, from {@code retry} on at most 5 % accused or asked again.
     */
    public record Proposal(PadScores.Point retry, PadScores.Point attack) {}
}
