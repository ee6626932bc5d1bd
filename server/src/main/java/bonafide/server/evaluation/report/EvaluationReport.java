package bonafide.server.evaluation.report;

import bonafide.server.evaluation.statistics.ErrorRate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything an evaluation found, as it stands in report.json.
 *
 * @param made when the run ended
 * @param seconds how long it took, continued parts of an interrupted run not included
 * @param lists files the comparisons came from
 */
public record EvaluationReport(
        Instant made,
        double seconds,
        List<String> lists,
        Subject subject,
        Acquisition acquisition,
        List<Study> studies) {

    /**
     * What was evaluated.
     *
     * @param models name and SHA-256 of each network
     * @param calibrationData what the score table was made from
     * @param targetFalseMatchRate rate the decisions in scores.csv are made at
     */
    public record Subject(
            String profile,
            String quality,
            Map<String, String> models,
            String calibrationData,
            double targetFalseMatchRate) {}

    /**
     * Failures to acquire (ISO/IEC 19795-1): pictures no template could be made of.
     *
     * @param unreadableFiles files that were missing or not readable; not counted as failures of the system
     * @param failures pictures by reason
     * @param rate failures among the pictures that were read; absent when none was
     * @param pairs rows of the pair list; 0 without one
     * @param unassessablePairs rows by reason
     */
    public record Acquisition(
            int pictures,
            int unreadableFiles,
            Map<String, Long> failures,
            @Nullable ErrorRate rate,
            int pairs,
            Map<String, Long> unassessablePairs) {}
}
