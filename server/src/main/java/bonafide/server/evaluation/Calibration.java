package bonafide.server.evaluation;

import bonafide.server.evaluation.PictureResult.Usable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/** From a list of the user's own pictures to a score table; continues when it was interrupted, as an evaluation does. */
public final class Calibration {
    private static final String JOURNAL = "templates.journal";

    private final TemplateSource source;
    private final ExecutorService workers;
    private final Progress progress;

    public Calibration(TemplateSource source, ExecutorService workers, Progress progress) {
        this.source = source;
        this.workers = workers;
        this.progress = progress;
    }

    /** Either kind of list, told by its columns. */
    public CalibrationRun.Result of(Path file, Path folder) throws IOException {
        return PairList.isOne(file) ? ofPairs(file, folder) : ofIdentities(file, folder);
    }

    /** Identities compared all against all: the way to the most comparisons. */
    public CalibrationRun.Result ofIdentities(Path file, Path folder) throws IOException {
        IdentityList list = IdentityList.read(file);
        var names = list.entries().stream().map(IdentityList.Entry::picture);
        return CalibrationRun.ofIdentities(list, templates(names, list.folder(), folder), workers);
    }

    /** The non-mated rows of a list of pairs; mated rows are not looked at. */
    public CalibrationRun.Result ofPairs(Path file, Path folder) throws IOException {
        PairList list = PairList.read(file);
        var names = list.pairs().stream()
                .filter(pair -> !pair.mated())
                .flatMap(pair -> Stream.of(pair.reference(), pair.probe()));
        return CalibrationRun.ofPairs(list, templates(names, list.folder(), folder));
    }

    private Map<String, Usable> templates(Stream<String> names, Path from, Path folder) throws IOException {
        Files.createDirectories(folder);
        var work = new TemplateWork(source);
        try (var journal = PictureJournal.open(folder.resolve(JOURNAL), work)) {
            var distinct = names.distinct().toList();
            PictureRun.Results<PictureResult> results = new PictureRun<>(work, journal, progress)
                    .of(distinct.stream().map(from::resolve).toList(), workers);
            journal.delete();
            Map<String, Usable> usable = new HashMap<>();
            for (String name : distinct) {
                if (results.byPicture().get(from.resolve(name)) instanceof Usable template) {
                    usable.put(name, template);
                }
            }
            return usable;
        }
    }
}
