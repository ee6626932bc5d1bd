package bonafide.conformance.client;

import java.util.List;
import java.util.Map;

/**
 * One program on one SDK version, started with fixed settings: a row of the compatibility table.
 *
 * @param id names the row and its captures
 * @param sdk package and version as published
 * @param sends signature, method and place of the parameters, in words
 */
public record ClientProgram(
        String id,
        Toolchain toolchain,
        String sdk,
        String sends,
        List<String> command,
        Map<String, String> environment) {

    public ClientProgram {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return id;
    }
}
