package bonafide.server.evaluation;

import bonafide.server.evaluation.IdentityList.Entry;
import bonafide.server.evaluation.report.Study;
import bonafide.server.evaluation.report.Study.ScoredPair;
import bonafide.server.evaluation.statistics.ErrorRate;
import bonafide.server.evaluation.statistics.GroupRates;
import bonafide.server.evaluation.statistics.QualityDiscard;
import bonafide.server.evaluation.statistics.Samples;
import bonafide.server.evaluation.statistics.ScoreSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the study of a list of identities compared all against all. */
final class IdentityStudy {
    private static final int MOST_VALUES = 30;

    private final List<Entry> entries;
    private final List<PictureResult.Usable> results;
    private final ScoreScale scale;
    private final int[] personOf;
    private final int people;

    private IdentityStudy(List<Entry> entries, List<PictureResult.Usable> results, ScoreScale scale) {
        this.entries = entries;
        this.results = results;
        this.scale = scale;
        Map<String, Integer> numbers = new HashMap<>();
        this.personOf = entries.stream()
                .mapToInt(entry -> numbers.computeIfAbsent(entry.identity(), _ -> numbers.size()))
                .toArray();
        this.people = numbers.size();
    }

    /** @param results of each entry, in the same order */
    static Study of(
            String title,
            List<String> cohortColumns,
            List<Entry> entries,
            List<PictureResult.Usable> results,
            ScoreScale scale,
            ExecutorService workers) {
        IdentityStudy study = new IdentityStudy(entries, results, scale);
        float[][] templates =
                results.stream().map(PictureResult.Usable::template).toArray(float[][]::new);
        return study.study(
                title,
                cohortColumns,
                new AllAgainstAll(templates, study.personOf, scale.threshold(1e-2), workers).compare());
    }

    private Study study(String title, List<String> cohortColumns, AllAgainstAll.Result result) {
        long nonMatedTrials = result.nonMatedHistogram().total();
        ScoreSample mated = sample(result.mated(), result.mated().size(), null);
        ScoreSample nonMated = sample(result.highestNonMated(), nonMatedTrials, this::weightOfDifferentPeople);
        Samples samples = new Samples(mated, nonMated, people);
        double groupRate = Study.groupRate(scale.target(), nonMatedTrials);
        return new Study(
                title,
                result.mated().size(),
                nonMatedTrials,
                people,
                scale.target(),
                groupRate,
                samples.at(scale.rates(), scale.thresholds()),
                samples.atOwnThresholds(scale.rates()),
                samples.det(),
                groups(cohortColumns, result, scale.threshold(groupRate)),
                discard(result.mated()),
                hardest(result.mated(), 1),
                hardest(result.highestNonMated(), -1),
                Arrays.stream(result.matedHistogram().inSteps(Study.STEPS))
                        .boxed()
                        .toList(),
                Arrays.stream(result.nonMatedHistogram().inSteps(Study.STEPS))
                        .boxed()
                        .toList());
    }

    private ScoreSample sample(ScoreBuffer buffer, long trials, ScoreSample.@Nullable TotalWeight weight) {
        float[] scores = new float[buffer.size()];
        int[] first = new int[scores.length];
        int[] second = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = buffer.value(i);
            first[i] = personOf[buffer.first(i)];
            second[i] = personOf[buffer.second(i)];
        }
        return weight == null
                ? ScoreSample.complete(scores, first, second)
                : ScoreSample.highest(scores, first, second, trials, weight);
    }

    /** Pairs of pictures of different people when person p counts {@code multiplicity[p]} times. */
    private double weightOfDifferentPeople(int[] multiplicity) {
        double[] pictures = new double[people];
        for (int person : personOf) {
            pictures[person] += multiplicity[person];
        }
        double sum = 0;
        double squares = 0;
        for (double count : pictures) {
            sum += count;
            squares += count * count;
        }
        return (sum * sum - squares) / 2;
    }

    private List<GroupRates> groups(List<String> columns, AllAgainstAll.Result result, double threshold) {
        ErrorRate all = falseMatches(result.highestNonMated(), threshold, _ -> true);
        ErrorRate allMated = falseNonMatches(result.mated(), _ -> true);
        List<GroupRates> rows = new ArrayList<>();
        for (String column : columns) {
            List<String> values =
                    entries.stream().map(entry -> value(entry, column)).toList();
            TreeSet<String> distinct = new TreeSet<>(values);
            distinct.remove("");
            if (distinct.size() <= MOST_VALUES) {
                for (String value : distinct) {
                    IntPredicate member = i -> values.get(i).equals(value);
                    rows.add(GroupRates.of(
                            column,
                            value,
                            true,
                            falseMatches(result.highestNonMated(), threshold, member),
                            falseNonMatches(result.mated(), member),
                            all,
                            allMated));
                }
            }
        }
        return rows;
    }

    private static String value(Entry entry, String column) {
        return Objects.requireNonNullElse(entry.cohorts().get(column), "");
    }

    private @Nullable ErrorRate falseMatches(ScoreBuffer highest, double threshold, IntPredicate member) {
        long errors = IntStream.range(0, highest.size())
                .filter(i -> highest.value(i) >= threshold
                        && member.test(highest.first(i))
                        && member.test(highest.second(i)))
                .count();
        long trials = differentPeople(member);
        return trials == 0 ? null : ErrorRate.of(errors, trials);
    }

    private @Nullable ErrorRate falseNonMatches(ScoreBuffer mated, IntPredicate member) {
        int[] members = IntStream.range(0, mated.size())
                .filter(i -> member.test(mated.first(i)))
                .toArray();
        double threshold = scale.threshold(scale.target());
        long errors =
                Arrays.stream(members).filter(i -> mated.value(i) < threshold).count();
        return members.length == 0 ? null : ErrorRate.of(errors, members.length);
    }

    private long differentPeople(IntPredicate member) {
        long[] pictures = new long[people];
        IntStream.range(0, personOf.length).filter(member).forEach(i -> pictures[personOf[i]]++);
        long sum = Arrays.stream(pictures).sum();
        long squares = Arrays.stream(pictures).map(count -> count * count).sum();
        return (sum * sum - squares) / 2;
    }

    private List<QualityDiscard.Point> discard(ScoreBuffer mated) {
        float[] scores = new float[mated.size()];
        float[] qualities = new float[mated.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = mated.value(i);
            qualities[i] = Math.min(
                    results.get(mated.first(i)).norm(),
                    results.get(mated.second(i)).norm());
        }
        return scores.length == 0
                ? List.of()
                : QualityDiscard.curve(scores, qualities, scale.threshold(scale.target()), Study.discarded());
    }

    /** @param direction 1 for the lowest scores first, -1 for the highest */
    private List<ScoredPair> hardest(ScoreBuffer scores, int direction) {
        return IntStream.range(0, scores.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> direction * scores.value(i)))
                .limit(Study.HARDEST)
                .map(i -> new ScoredPair(
                        entries.get(scores.first(i)).picture(),
                        entries.get(scores.second(i)).picture(),
                        scores.value(i),
                        scale.similarity(scores.value(i))))
                .toList();
    }
}
