package bonafide.server.evaluation;

import bonafide.server.evaluation.IdentityList.Entry;
import bonafide.server.evaluation.PairList.Pair;
import bonafide.server.evaluation.PictureResult.Failed;
import bonafide.server.evaluation.PictureResult.Usable;
import bonafide.server.evaluation.report.EvaluationReport;
import bonafide.server.evaluation.report.Study;
import bonafide.server.evaluation.statistics.ErrorRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An evaluation from lists to files: templates once per picture, comparisons, figures, report. Run again after an
 * interruption, it continues.
 */
public final class Evaluation {
    private static final String JOURNAL = "templates.journal";

    private final TemplateSource source;
    private final ScoreScale scale;
    private final EvaluationReport.Subject subject;
    private final ExecutorService workers;
    private final Progress progress;
    private final InstantSource clock;

    public Evaluation(
            TemplateSource source,
            ScoreScale scale,
            EvaluationReport.Subject subject,
            ExecutorService workers,
            Progress progress,
            InstantSource clock) {
        this.source = source;
        this.scale = scale;
        this.subject = subject;
        this.workers = workers;
        this.progress = progress;
        this.clock = clock;
    }

    /** What to compare: a list of pairs, a list of identities, or both. */
    public record Lists(Optional<Path> pairs, Optional<Path> identities) {
        public Lists {
            if (pairs.isEmpty() && identities.isEmpty()) {
                throw new InvalidListException(
                        "give a list of pairs, --all-against-all with a list of identities, or both");
            }
        }

        /** One list of either kind, told by its columns. */
        public static Lists of(Path file) {
            return PairList.isOne(file)
                    ? new Lists(Optional.of(file), Optional.empty())
                    : new Lists(Optional.empty(), Optional.of(file));
        }
    }

    /** @throws InvalidListException when a list cannot be used; nothing is written then */
    public EvaluationReport run(Lists lists, Path folder) throws IOException {
        Instant start = clock.instant();
        Optional<PairList> pairs = lists.pairs().map(PairList::read);
        Optional<IdentityList> identities = lists.identities().map(IdentityList::read);
        List<Path> pictures = Stream.concat(
                        pairs.stream().flatMap(PairList::pictures),
                        identities.stream().flatMap(IdentityList::pictures))
                .distinct()
                .toList();
        Files.createDirectories(folder);
        var work = new TemplateWork(source);
        try (var journal = PictureJournal.open(folder.resolve(JOURNAL), work)) {
            PictureRun.Results<PictureResult> results = new PictureRun<>(work, journal, progress).of(pictures, workers);
            List<Study> studies = new ArrayList<>();
            Map<String, Long> unassessable = new TreeMap<>();
            if (pairs.isPresent()) {
                List<Comparison> comparisons = compare(pairs.get(), results, folder, unassessable);
                studies.add(PairStudy.of(
                        title("Pairs of", lists.pairs()), pairs.get().cohortColumns(), comparisons, scale));
            }
            identities.ifPresent(list -> studies.add(compareAll(list, results, lists.identities())));
            EvaluationReport report = new EvaluationReport(
                    clock.instant(),
                    Duration.between(start, clock.instant()).toMillis() / 1000.0,
                    Stream.of(lists.pairs(), lists.identities())
                            .flatMap(Optional::stream)
                            .map(path -> String.valueOf(path.getFileName()))
                            .toList(),
                    subject,
                    acquisition(
                            results.byPicture().values(),
                            pairs.map(list -> list.pairs().size()).orElse(0),
                            unassessable),
                    studies);
            ReportFiles.write(report, folder);
            journal.delete();
            return report;
        }
    }

    private List<Comparison> compare(
            PairList list, PictureRun.Results<PictureResult> results, Path folder, Map<String, Long> unassessable)
            throws IOException {
        List<Comparison> comparisons = new ArrayList<>();
        try (ScoresFile scores = new ScoresFile(folder.resolve("scores.csv"))) {
            for (Pair pair : list.pairs()) {
                Path reference = list.folder().resolve(pair.reference());
                Path probe = list.folder().resolve(pair.probe());
                PictureResult first = Objects.requireNonNull(results.byPicture().get(reference));
                PictureResult second =
                        Objects.requireNonNull(results.byPicture().get(probe));
                if (first instanceof Usable a && second instanceof Usable b && !results.sameFile(reference, probe)) {
                    float score = a.comparedWith(b);
                    scores.compared(pair, score, scale);
                    comparisons.add(new Comparison(pair, score, Math.min(a.norm(), b.norm())));
                } else {
                    String reason = reason(first, second);
                    scores.unassessable(pair, reason);
                    unassessable.merge(reason, 1L, Long::sum);
                }
            }
        }
        return comparisons;
    }

    private static String reason(PictureResult reference, PictureResult probe) {
        return Stream.of(reference, probe)
                .filter(Failed.class::isInstance)
                .map(result -> ((Failed) result).reason())
                .findFirst()
                .orElse("SAME_PICTURE");
    }

    private Study compareAll(IdentityList list, PictureRun.Results<PictureResult> results, Optional<Path> file) {
        List<Entry> usable = new ArrayList<>();
        List<Usable> templates = new ArrayList<>();
        for (Entry entry : list.entries()) {
            if (results.byPicture().get(list.folder().resolve(entry.picture())) instanceof Usable template) {
                usable.add(entry);
                templates.add(template);
            }
        }
        if (usable.size() < 2) {
            throw new InvalidListException(file.orElseThrow() + ": all against all needs two usable pictures, found "
                    + usable.size() + " of " + list.entries().size());
        }
        return IdentityStudy.of(
                title("All against all of", file), list.cohortColumns(), usable, templates, scale, workers);
    }

    private static String title(String how, Optional<Path> list) {
        return how + " " + list.orElseThrow().getFileName();
    }

    private static EvaluationReport.Acquisition acquisition(
            Collection<PictureResult> results, int pairs, Map<String, Long> unassessablePairs) {
        Map<String, Long> failures = results.stream()
                .filter(Failed.class::isInstance)
                .map(result -> ((Failed) result).reason())
                .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()));
        long unreadable = Objects.requireNonNullElse(failures.remove(PictureResult.FILE_NOT_READABLE), 0L);
        long failed = failures.values().stream().mapToLong(Long::longValue).sum();
        long read = results.size() - unreadable;
        return new EvaluationReport.Acquisition(
                results.size(),
                (int) unreadable,
                failures,
                read == 0 ? null : ErrorRate.of(failed, read),
                pairs,
                unassessablePairs);
    }
}
