package bonafide.server.cli;

import bonafide.engine.image.EncodedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Picture files named on the command line. */
final class Pictures {
    private Pictures() {}

    /** @throws ParameterException naming the file and what is wrong with it */
    static EncodedImage read(Path file, CommandSpec command) {
        try {
            return new EncodedImage(Files.readAllBytes(file));
        } catch (IOException e) {
            var why = Files.exists(file) ? "cannot be read" : "does not exist";
            throw new ParameterException(command.commandLine(), file + " " + why);
        }
    }
}
