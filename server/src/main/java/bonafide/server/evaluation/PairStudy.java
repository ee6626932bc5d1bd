package bonafide.server.evaluation;

import bonafide.server.evaluation.report.Study;
import bonafide.server.evaluation.report.Study.ScoredPair;
import bonafide.server.evaluation.statistics.QualityDiscard;
import bonafide.server.evaluation.statistics.Samples;
import bonafide.server.evaluation.statistics.ScoreHistogram;
import bonafide.server.evaluation.statistics.ScoreSample;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the study of a list of pairs. */
final class PairStudy {
    private final ScoreScale scale;
    private final Map<String, Integer> people = new HashMap<>();

    private PairStudy(ScoreScale scale) {
        this.scale = scale;
    }

    static Study of(String title, List<String> cohortColumns, List<Comparison> comparisons, ScoreScale scale) {
        return new PairStudy(scale).study(title, cohortColumns, comparisons);
    }

    private Study study(String title, List<String> cohortColumns, List<Comparison> comparisons) {
        List<Comparison> mated =
                comparisons.stream().filter(c -> c.pair().mated()).toList();
        List<Comparison> nonMated =
                comparisons.stream().filter(c -> !c.pair().mated()).toList();
        Samples samples = new Samples(sample(mated), sample(nonMated), Math.max(1, people.size()));
        double target = scale.target();
        double groupRate = Study.groupRate(target, nonMated.size());
        return new Study(
                title,
                mated.size(),
                nonMated.size(),
                people.size(),
                target,
                groupRate,
                samples.at(scale.rates(), scale.thresholds()),
                samples.atOwnThresholds(scale.rates()),
                samples.det(),
                new PairGroups(cohortColumns, scale.threshold(groupRate), scale.threshold(target)).of(mated, nonMated),
                discard(mated, scale.threshold(target)),
                hardest(mated, Comparator.comparingDouble(Comparison::score)),
                hardest(nonMated, Comparator.comparingDouble(c -> -c.score())),
                steps(mated),
                steps(nonMated));
    }

    private ScoreSample sample(List<Comparison> comparisons) {
        float[] scores = new float[comparisons.size()];
        int[] references = new int[scores.length];
        int[] probes = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            Comparison comparison = comparisons.get(i);
            scores[i] = comparison.score();
            references[i] = person(comparison.pair().people().reference());
            probes[i] = person(comparison.pair().people().probe());
        }
        return ScoreSample.complete(scores, references, probes);
    }

    private int person(String name) {
        return people.computeIfAbsent(name, _ -> people.size());
    }

    private static List<QualityDiscard.Point> discard(List<Comparison> mated, double threshold) {
        float[] scores = new float[mated.size()];
        float[] qualities = new float[mated.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = mated.get(i).score();
            qualities[i] = mated.get(i).quality();
        }
        return scores.length == 0 ? List.of() : QualityDiscard.curve(scores, qualities, threshold, Study.discarded());
    }

    private List<ScoredPair> hardest(List<Comparison> comparisons, Comparator<Comparison> order) {
        return comparisons.stream()
                .sorted(order)
                .limit(Study.HARDEST)
                .map(c ->
                        new ScoredPair(c.pair().reference(), c.pair().probe(), c.score(), scale.similarity(c.score())))
                .toList();
    }

    private static List<Long> steps(List<Comparison> comparisons) {
        ScoreHistogram histogram = new ScoreHistogram();
        comparisons.forEach(c -> histogram.add(c.score()));
        return Arrays.stream(histogram.inSteps(Study.STEPS)).boxed().toList();
    }
}
