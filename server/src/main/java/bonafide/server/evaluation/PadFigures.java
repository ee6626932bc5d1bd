package bonafide.server.evaluation;

import bonafide.engine.decision.PadCuts;
import bonafide.engine.decision.PadVerdict;
import bonafide.server.evaluation.report.PadReport;
import bonafide.server.evaluation.report.PadReport.Group;
import bonafide.server.evaluation.report.PadReport.Proposal;
import bonafide.server.evaluation.report.PadReport.Separation;
import bonafide.server.evaluation.statistics.ErrorRate;
import bonafide.server.evaluation.statistics.PadScores;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From the results of single presentations to the rates of ISO/IEC 30107-3. */
record PadFigures(List<PadResult> results, PadCuts cuts) {
    private static final double MOST_ASKED_AGAIN = 0.05;
    private static final double MOST_ACCUSED = 0.01;

    PadReport report(Instant made, String list, Map<String, String> models, String mode) {
        PadScores scores = new PadScores(scores(false), scores(true));
        return new PadReport(
                made,
                list,
                new TreeMap<>(models),
                mode,
                cuts.retry(),
                cuts.attack(),
                groups(false),
                groups(true),
                scores.complete() ? separation(scores.pooled()) : null,
                scores.complete() ? separation(scores) : null,
                scores.complete()
                        ? new Proposal(
                                scores.at(scores.cutForBpcer(MOST_ASKED_AGAIN)),
                                scores.at(scores.cutForBpcer(MOST_ACCUSED)))
                        : null,
                results.stream()
                        .filter(result -> !result.scored())
                        .collect(Collectors.groupingBy(PadResult::reason, TreeMap::new, Collectors.counting())));
    }

    private static Separation separation(PadScores scores) {
        return new Separation(scores.areaUnderCurve(), scores.equalError(), scores.det());
    }

    private Map<String, double[]> scores(boolean attack) {
        return results.stream()
                .filter(result -> result.scored() && result.presentation().attack() == attack)
                .collect(Collectors.groupingBy(
                        result -> result.presentation().source(),
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                group -> group.stream()
                                        .mapToDouble(result -> result.score().orElseThrow())
                                        .toArray())));
    }

    /** By species, then source; with one line for all sources of a species where there are several. */
    private List<Group> groups(boolean attack) {
        Map<String, List<PadResult>> bySpecies = results.stream()
                .filter(result -> result.presentation().attack() == attack)
                .collect(Collectors.groupingBy(
                        result -> result.presentation().species(), TreeMap::new, Collectors.toList()));
        return bySpecies.entrySet().stream()
                .<Group>mapMulti((species, lines) -> {
                    Map<String, List<PadResult>> bySource = species.getValue().stream()
                            .collect(Collectors.groupingBy(
                                    result -> result.presentation().source(), TreeMap::new, Collectors.toList()));
                    if (bySource.size() > 1) {
                        lines.accept(group(species.getKey(), "all sources", species.getValue()));
                    }
                    bySource.forEach((source, group) -> lines.accept(group(species.getKey(), source, group)));
                })
                .toList();
    }

    private static Group group(String species, String source, List<PadResult> group) {
        long notScored = group.stream().filter(result -> !result.scored()).count();
        return new Group(
                species,
                source,
                rate(group, PadVerdict.ATTACK),
                rate(group, PadVerdict.RETRY),
                rate(group, PadVerdict.BONA_FIDE),
                notScored);
    }

    private static @Nullable ErrorRate rate(List<PadResult> group, PadVerdict verdict) {
        long scored = group.stream().filter(PadResult::scored).count();
        long found = group.stream()
                .filter(result -> result.scored() && result.verdict() == verdict)
                .count();
        return scored == 0 ? null : ErrorRate.of(found, scored);
    }
}
