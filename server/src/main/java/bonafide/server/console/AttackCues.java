package bonafide.server.console;

import bonafide.engine.verification.AttackEvidence;
import bonafide.server.console.TryAnswer.Cue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The cues of attack detection and what each found. */
final class AttackCues {
    private AttackCues() {}

    static List<Cue> of(@Nullable AttackEvidence evidence) {
        if (evidence == null) {
            return List.of();
        }
        var crops = evidence.presentation().crops();
        return List.of(
                new Cue("near", number(crops.near())),
                new Cue("wide", number(crops.wide())),
                new Cue("frame", number(crops.frame())),
                new Cue("lines", number(evidence.presentation().lines().weight())),
                new Cue("same-shot", number(evidence.sameShot().correlation())));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
