package bonafide.server.cli;

import bonafide.engine.verification.RecognitionProfile;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What the commands that work through many pictures understand alike. */
final class EvaluationOptions {
    private EvaluationOptions() {}

    static RecognitionProfile profile(String name, CommandSpec command) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "default", "standard" -> RecognitionProfile.STANDARD;
            case "fast" -> RecognitionProfile.FAST;
            default ->
                throw new ParameterException(command.commandLine(), "--profile must be default or fast, found " + name);
        };
    }

    /** All cores unless told otherwise. */
    static int workers(@Nullable Integer threads, CommandSpec command) {
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (workers < 1) {
            throw new ParameterException(command.commandLine(), "--threads must be at least 1, found " + threads);
        }
        return workers;
    }
}
