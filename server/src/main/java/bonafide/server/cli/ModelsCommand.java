package bonafide.server.cli;

import bonafide.engine.inference.ModelException;
import bonafide.engine.inference.ModelManifest;
import bonafide.engine.inference.ModelStore;
import bonafide.server.app.Installation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The networks this installation decides with. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists or checks the networks that decide.",
        footer = {"", "Example: bonafide models check"})
final class ModelsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "models list or models check?");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists every network: what it does, its package, licence and hash, and what its scores mean.",
            footer = {"", "Example: bonafide models list --json"})
    int list(@Option(names = "--json", description = "Print a JSON array.") boolean json) {
        var out = spec.commandLine().getOut();
        var models = new ModelStore(Installation.find().models()).manifest().models();
        if (json) {
            Json.print(out, models.stream().map(ModelsCommand::describe).toList());
            return ExitCode.OK;
        }
        models.forEach(model -> out.println(ModelText.of(model)));
        return ExitCode.OK;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Compares every model file with its hash, as each start does. Exit code 0: all right, 1: not.",
            footer = {"", "Example: bonafide models check"})
    int check(@Option(names = "--json", description = "Print a JSON array.") boolean json) {
        var store = new ModelStore(Installation.find().models());
        List<Map<String, Object>> results = store.manifest().models().stream()
                .map(model -> check(store, model))
                .toList();
        var out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, results);
        } else {
            results.forEach(result -> out.println(
                    Boolean.TRUE.equals(result.get("ok")) ? result.get("name") + ": ok" : result.get("detail")));
        }
        return results.stream().allMatch(result -> Boolean.TRUE.equals(result.get("ok"))) ? 0 : 1;
    }

    private static Map<String, Object> check(ModelStore store, ModelManifest.Entry model) {
        var result = new LinkedHashMap<String, Object>();
        result.put("name", model.name());
        result.put("file", store.file(model).toString());
        result.put("sha256", model.sha256());
        try {
            store.read(model);
            result.put("ok", true);
        } catch (ModelException e) {
            result.put("ok", false);
            result.put("detail", String.valueOf(e.getMessage()));
        }
        return result;
    }

    private static Map<String, Object> describe(ModelManifest.Entry model) {
        var description = new LinkedHashMap<String, Object>();
        description.put("name", model.name());
        description.put("job", model.job());
        description.put("package", model.packageName());
        description.put("file", model.fileName());
        description.put("sha256", model.sha256());
        description.put("licence", model.licence());
        description.put("input", model.input());
        if (model.calibration() != null) {
            description.put("calibration", model.calibration());
        }
        if (model.attackCuts() != null) {
            description.put("attackCuts", model.attackCuts());
        }
        return description;
    }
}
