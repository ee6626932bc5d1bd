package bonafide.server.cli;

import bonafide.engine.inference.ModelManifest.AttackCuts;
import bonafide.engine.inference.ModelManifest.Calibration;
import bonafide.engine.inference.ModelManifest.Cut;
import bonafide.engine.inference.ModelManifest.Entry;
import bonafide.engine.inference.ModelManifest.Input;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** One network for people to read: where it comes from and what its scores mean. */
final class ModelText {
    private ModelText() {}

    static String of(Entry model) {
        var text = new StringBuilder(Table.lines(new Row()
                .with("package", model.packageName())
                .with("file", model.fileName())
                .with("sha256", model.sha256())
                .with("licence", model.licence())
                .with("input", input(model.input()))));
        if (model.calibration() != null) {
            model.calibration().forEach((profile, table) -> text.append(scores(profile, table)));
        }
        if (model.attackCuts() != null) {
            text.append(cuts(model.attackCuts()));
        }
        return model.name() + ": " + model.job() + "\n" + text.toString().indent(2);
    }

    private static String input(Input input) {
        return String.format(
                Locale.ROOT,
                "%d x %d %s, (byte - %s) x %s",
                input.width(),
                input.height(),
                input.channels(),
                input.mean(),
                input.scale());
    }

    private static String scores(String profile, Calibration table) {
        List<Row> rows = IntStream.range(0, table.cosine().size())
                .mapToObj(i -> new Row()
                        .with("cosine from", table.cosine().get(i))
                        .with("false-match rate", plain(table.fmr().get(i)))
                        .with("score", table.score().get(i)))
                .toList();
        return "\nScores of the " + profile + " profile, from " + table.data() + ":\n" + Table.of(rows);
    }

    /** 0.00001, not 1.0E-5. */
    private static String plain(double rate) {
        return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
    }

    private static String cuts(AttackCuts cuts) {
        List<Row> rows = List.of(
                row("tolerant", cuts.tolerant()), row("standard", cuts.standard()), row("strict", cuts.strict()));
        return "\nAttack scores (higher is more attack-like), rates on " + cuts.data() + ":\n" + Table.of(rows)
                + "Same shot from a correlation of " + cuts.sameShot() + " on.\n";
    }

    private static Row row(String mode, Cut cut) {
        return new Row()
                .with("mode", mode)
                .with("another photo from", cut.retry())
                .with("attack from", cut.attack())
                .with("bona fide accused (BPCER)", percent(cut.bpcer()))
                .with("bona fide asked again", percent(cut.bonaFideRetry()))
                .with("attacks passed (APCER)", percent(cut.apcer()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
