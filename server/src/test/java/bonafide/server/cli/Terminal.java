package bonafide.server.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The command line as a shell sees it. */
final class Terminal {
    private Terminal() {}

    /**
     * @param out afterwards what this command alone printed
     * @return the exit code
     */
    static int run(StringWriter out, StringWriter err, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Bonafide.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
