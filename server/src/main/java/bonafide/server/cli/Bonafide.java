package bonafide.server.cli;

import bonafide.engine.inference.ModelException;
import bonafide.server.access.LedgerUnavailableException;
import bonafide.server.app.Installation;
import bonafide.server.config.SettingsException;
import bonafide.server.store.StoreException;
import bonafide.server.tls.TlsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program. Every command explains itself with {@code --help} and an example. */
@Command(
        name = "bonafide",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Answers whether the photo on an ID document and a photo of a face show the same person,"
                + " and whether the face photo is a presentation attack.",
        subcommands = {
            ServeCommand.class,
            VerifyCommand.class,
            InspectCommand.class,
            BatchCommand.class,
            EvaluateCommand.class,
            CalibrateCommand.class,
            ShadowCommand.class,
            ModelsCommand.class,
            SampleCommand.class,
            KeysCommand.class,
            AccountsCommand.class,
            PoliciesCommand.class,
            QuotaCommand.class,
            AuditCommand.class,
            ReceiptCommand.class,
            StoreGroup.class,
            CommandLine.HelpCommand.class
        },
        footer = {"", "Example: bonafide verify passport.jpg selfie.jpg"})
public final class Bonafide implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    public static void main(String[] arguments) {
        Installation.find().useNatives();
        Carriers.enough();
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command tree, with the exit codes of {@link ExitCode}. */
    static CommandLine commandLine() {
        return new CommandLine(new Bonafide())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Bonafide::usageError)
                .setExecutionExceptionHandler(Bonafide::failure);
    }

    private static int usageError(ParameterException wrong, String[] arguments) {
        var err = wrong.getCommandLine().getErr();
        err.println("bonafide: " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("See: " + wrong.getCommandLine().getCommandSpec().qualifiedName(" ") + " --help");
        return ExitCode.USAGE;
    }

    /** What an operator can mend is said in one line; anything else is a fault and shows where it happened. */
    private static int failure(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (isForTheOperator(failure)) {
            err.println("bonafide: " + failure.getMessage());
            return ExitCode.FAILURE;
        }
        failure.printStackTrace(err);
        return ExitCode.FAILURE;
    }

    private static boolean isForTheOperator(Exception failure) {
        return failure instanceof CommandFailure
                || failure instanceof SettingsException
                || failure instanceof ModelException
                || failure instanceof StoreException
                || failure instanceof TlsException
                || failure instanceof IOException
                || failure instanceof LedgerUnavailableException;
    }
}
