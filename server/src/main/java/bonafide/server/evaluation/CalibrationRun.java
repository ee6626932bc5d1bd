package bonafide.server.evaluation;

import bonafide.engine.decision.ScoreCalibration;
import bonafide.server.evaluation.PictureResult.Usable;
import bonafide.server.evaluation.statistics.ScoreHistogram;
import bonafide.server.evaluation.statistics.ScoreSample;
import bonafide.server.evaluation.statistics.ScoreTable;
import bonafide.server.evaluation.statistics.ScoreTable.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;

/** Makes a score table from the user's own non-mated comparisons. */
public final class CalibrationRun {
    private CalibrationRun() {}

    /**
     * A table and what it rests on.
     *
     * @param people who took part
     */
    public record Result(ScoreTable table, int people) {
        /** The table as decisions are made with it. */
        public ScoreCalibration calibration() {
            List<Point> points = table.points();
            return new ScoreCalibration(
                    "own pictures",
                    points.stream().map(Point::score).toList(),
                    points.stream().map(Point::falseMatchRate).toList(),
                    points.stream().map(Point::similarityScore).toList());
        }
    }

    /** Every picture against every other of a list of identities. */
    static Result ofIdentities(IdentityList list, Map<String, Usable> templates, ExecutorService workers) {
        List<float[]> vectors = new ArrayList<>();
        List<Integer> people = new ArrayList<>();
        Map<String, Integer> numbers = new TreeMap<>();
        for (IdentityList.Entry entry : list.entries()) {
            Usable template = templates.get(entry.picture());
            if (template != null) {
                vectors.add(template.template());
                people.add(numbers.computeIfAbsent(entry.identity(), _ -> numbers.size()));
            }
        }
        if (vectors.size() < 2) {
            throw new InvalidListException("a score table needs two usable pictures at least, found " + vectors.size());
        }
        AllAgainstAll.Result result = new AllAgainstAll(
                        vectors.toArray(float[][]::new),
                        people.stream().mapToInt(Integer::intValue).toArray(),
                        1,
                        workers)
                .compare();
        ScoreBuffer highest = result.highestNonMated();
        float[] scores = new float[highest.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = highest.value(i);
        }
        long trials = result.nonMatedHistogram().total();
        int[] nobody = new int[scores.length];
        ScoreSample sample = ScoreSample.highest(scores, nobody, nobody, trials, _ -> trials);
        return new Result(table(sample, result.nonMatedHistogram()), numbers.size());
    }

    /** The non-mated rows of a list of pairs. */
    static Result ofPairs(PairList list, Map<String, Usable> templates) {
        List<Float> scores = new ArrayList<>();
        ScoreHistogram histogram = new ScoreHistogram();
        Map<String, Integer> people = new TreeMap<>();
        for (PairList.Pair pair : list.pairs()) {
            Usable reference = templates.get(pair.reference());
            Usable probe = templates.get(pair.probe());
            if (!pair.mated() && reference != null && probe != null) {
                float score = reference.comparedWith(probe);
                scores.add(score);
                histogram.add(score);
                people.put(pair.people().reference(), 0);
                people.put(pair.people().probe(), 0);
            }
        }
        float[] values = new float[scores.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = scores.get(i);
        }
        int[] nobody = new int[values.length];
        return new Result(table(ScoreSample.complete(values, nobody, nobody), histogram), people.size());
    }

    private static ScoreTable table(ScoreSample sample, ScoreHistogram histogram) {
        if (sample.trials() < ScoreTable.LEAST_COMPARISONS) {
            throw new TooFewComparisonsException(sample.trials(), ScoreTable.LEAST_COMPARISONS);
        }
        return ScoreTable.of(sample, histogram);
    }
}
