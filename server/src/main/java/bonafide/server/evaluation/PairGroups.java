package bonafide.server.evaluation;

import bonafide.server.evaluation.statistics.ErrorRate;
import bonafide.server.evaluation.statistics.GroupRates;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rates by cohort column. A value may describe the pair ({@code level} 2) or its people: {@code F} on a mated row and
 * {@code FF}, {@code F-F} or {@code F/F} on a non-mated one are the same group, and so are two columns
 * {@code reference_sex} and {@code probe_sex} that agree.
 */
final class PairGroups {
    /** A column with more values than this names things; it is no cohort. */
    private static final int MOST_VALUES = 30;

    private static final String REFERENCE = "reference_";
    private static final String PROBE = "probe_";

    private final List<String> columns;
    private final double falseMatchThreshold;
    private final double falseNonMatchThreshold;

    PairGroups(List<String> columns, double falseMatchThreshold, double falseNonMatchThreshold) {
        this.columns = columns;
        this.falseMatchThreshold = falseMatchThreshold;
        this.falseNonMatchThreshold = falseNonMatchThreshold;
    }

    List<GroupRates> of(List<Comparison> mated, List<Comparison> nonMated) {
        return Stream.concat(
                        columns.stream().filter(column -> !isHalf(column)).map(Attribute::ofPair),
                        columns.stream().filter(this::isReferenceHalf).map(Attribute::ofPeople))
                .flatMap(attribute -> rows(attribute, mated, nonMated))
                .toList();
    }

    private boolean isReferenceHalf(String column) {
        return column.startsWith(REFERENCE) && columns.contains(PROBE + column.substring(REFERENCE.length()));
    }

    private boolean isHalf(String column) {
        return isReferenceHalf(column)
                || (column.startsWith(PROBE) && columns.contains(REFERENCE + column.substring(PROBE.length())));
    }

    private Stream<GroupRates> rows(Attribute attribute, List<Comparison> mated, List<Comparison> nonMated) {
        Set<String> matedValues = attribute.values(mated, Set.of());
        Map<Boolean, Set<String>> nonMatedValues = attribute.values(nonMated, matedValues).stream()
                .collect(Collectors.partitioningBy(matedValues::contains, Collectors.toCollection(TreeSet::new)));
        Set<String> values = new TreeSet<>(matedValues);
        values.addAll(
                Set.copyOf(nonMatedValues.values().stream().flatMap(Set::stream).toList()));
        if (values.size() > MOST_VALUES) {
            return Stream.empty();
        }
        ErrorRate allFalseMatches = falseMatches(nonMated, _ -> true);
        ErrorRate allFalseNonMatches = falseNonMatches(mated, _ -> true);
        return values.stream()
                .map(value -> GroupRates.of(
                        attribute.name(),
                        value,
                        attribute.describesPeople(value, nonMated),
                        falseMatches(nonMated, c -> value.equals(attribute.valueOf(c, matedValues))),
                        falseNonMatches(mated, c -> value.equals(attribute.valueOf(c, Set.of()))),
                        allFalseMatches,
                        allFalseNonMatches));
    }

    private @Nullable ErrorRate falseMatches(List<Comparison> nonMated, Predicate<Comparison> group) {
        return rate(nonMated, group, c -> c.score() >= falseMatchThreshold);
    }

    private @Nullable ErrorRate falseNonMatches(List<Comparison> mated, Predicate<Comparison> group) {
        return rate(mated, group, c -> c.score() < falseNonMatchThreshold);
    }

    private static @Nullable ErrorRate rate(
            List<Comparison> comparisons, Predicate<Comparison> group, Predicate<Comparison> error) {
        List<Comparison> members = comparisons.stream().filter(group).toList();
        return members.isEmpty()
                ? null
                : ErrorRate.of(members.stream().filter(error).count(), members.size());
    }

    /** How a cohort is read from a pair. */
    private record Attribute(String name, boolean ofPeople) {
        static Attribute ofPair(String column) {
            return new Attribute(column, false);
        }

        static Attribute ofPeople(String referenceColumn) {
            return new Attribute(referenceColumn.substring(REFERENCE.length()), true);
        }

        Set<String> values(List<Comparison> comparisons, Set<String> matedValues) {
            return comparisons.stream()
                    .map(c -> valueOf(c, matedValues))
                    .filter(value -> !value.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** The group of a comparison, or nothing when its two people differ in this attribute. */
        String valueOf(Comparison comparison, Set<String> matedValues) {
            Map<String, String> cohorts = comparison.pair().cohorts();
            if (ofPeople) {
                String reference = cohorts.getOrDefault(REFERENCE + name, "");
                return reference.equals(cohorts.get(PROBE + name)) ? reference : "";
            }
            String value = cohorts.getOrDefault(name, "");
            String half = half(value);
            return matedValues.contains(half) ? half : value;
        }

        boolean describesPeople(String value, List<Comparison> nonMated) {
            return ofPeople
                    || nonMated.stream()
                            .map(c -> c.pair().cohorts().getOrDefault(name, ""))
                            .anyMatch(written ->
                                    !written.equals(value) && half(written).equals(value));
        }

        /** {@code F} of {@code FF}, {@code F-F} or {@code F/F}; nothing of anything else. */
        private static String half(String value) {
            int length = value.length();
            int width = length % 2 == 0 ? length / 2 : (length - 1) / 2;
            boolean joined = length % 2 == 0 || (length > 2 && "-/".indexOf(value.charAt(width)) >= 0);
            String half = value.substring(0, width);
            return joined && value.endsWith(half) ? half : "";
        }
    }
}
