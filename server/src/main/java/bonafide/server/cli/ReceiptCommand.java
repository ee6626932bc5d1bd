package bonafide.server.cli;

import bonafide.server.audit.AuditEntry;
import bonafide.server.audit.Ed25519Jws;
import bonafide.server.audit.Receipts;
import bonafide.server.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signed receipts of decisions. */
@Command(
        name = "receipt",
        mixinStandardHelpOptions = true,
        description = "Gives and checks signed receipts: compact JWS, Ed25519.",
        subcommands = {ReceiptCommand.Show.class, ReceiptCommand.Key.class, ReceiptCommand.Verify.class},
        footer = {"", "Example: bonafide receipt show 4C1E4B57-6B3F-5C1A-9A2B-0B1F6C7D8E9F > receipt.jws"})
final class ReceiptCommand extends CommandGroup {

    @Command(
            name = "show",
            description = "Prints the receipt of one call; always the same for the same call.",
            footer = {"", "Example: bonafide receipt show 4C1E4B57-6B3F-5C1A-9A2B-0B1F6C7D8E9F > receipt.jws"})
    static final class Show extends CallCommand {
        @Override
        int run(Store store, AuditEntry row) {
            var requestId = row.call().requestId();
            var receipt = store.receipts()
                    .receipt(row)
                    .orElseThrow(() -> new CommandFailure("Call " + requestId + " did not end in a verification"));
            if (!store.auditLog().fits(row)) {
                throw new CommandFailure(
                        "The row of call " + requestId + " was changed since it was written: no receipt"
                                + " is given for it. See: bonafide audit verify");
            }
            if (isJson()) {
                return values(new Row().with("requestId", requestId).with("receipt", receipt));
            }
            say(receipt);
            return ExitCode.OK;
        }
    }

    @Command(
            name = "key",
            description = "Prints the public key as a JSON Web Key, for those who check receipts.",
            footer = {"", "Example: bonafide receipt key > bonafide-receipts.jwk"})
    static final class Key extends StoreCommand {
        @Override
        int run(Store store) {
            say(Json.text(store.receipts().publicJwk()));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Checks a receipt with the public key alone, without store or network, and prints what it says.",
                "Exit code 0: it holds; 1: it does not."
            },
            footer = {"", "Example: bonafide receipt verify receipt.jws --key bonafide-receipts.jwk"})
    static final class Verify implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "The receipt.")
        private Path receipt;

        @Option(names = "--key", required = true, paramLabel = "JWK", description = "The public key's file.")
        private Path key;

        @Option(names = "--json", description = "Print JSON for programs.")
        private boolean json;

        @Override
        public Integer call() throws IOException {
            try {
                var claims =
                        Receipts.verifyReceipt(Files.readString(receipt), Ed25519Jws.publicKey(Files.readString(key)));
                if (json) {
                    Json.print(spec.commandLine().getOut(), claims);
                } else {
                    var lines = new Row();
                    claims.properties().forEach(claim -> lines.with(claim.getKey(), claim.getValue()));
                    spec.commandLine().getOut().print(Table.lines(lines));
                    spec.commandLine().getOut().flush();
                }
                return ExitCode.OK;
            } catch (IllegalArgumentException e) {
                spec.commandLine().getErr().println("bonafide: " + e.getMessage());
                return ExitCode.NOT_PASSED;
            }
        }
    }
}
