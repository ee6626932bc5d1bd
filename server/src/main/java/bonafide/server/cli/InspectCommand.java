package bonafide.server.cli;

import bonafide.engine.verification.FaceVerifier;
import bonafide.engine.verification.SampleResult;
import bonafide.engine.verification.SampleResult.Unusable;
import bonafide.server.app.Engine;
import bonafide.server.app.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a verification would see in single pictures. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a verification sees in pictures: whether they can be decoded, their size, the faces in them.",
            "With --json: an array with one object a picture, in the order given. status is decoded or refused; reason"
                    + " says why a picture cannot be used (NO_FACE is possible for a decoded one). width, height, boxes"
                    + " and landmarks are pixels of the upright picture; landmarks are the left eye, right eye, nose,"
                    + " left and right corner of the mouth, left as seen in the picture."
        },
        footer = {"", "Example: bonafide inspect --json *.jpg"})
final class InspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Pictures to look at.")
    private List<Path> files;

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (var engine = Engine.open(Installation.find().models())) {
            var descriptions = new ArrayList<Map<String, Object>>();
            for (var file : files) {
                var description = inspect(file, engine.verifier());
                if (json) {
                    descriptions.add(description);
                } else {
                    out.println(line(description));
                }
            }
            if (json) {
                Json.print(out, descriptions);
            }
        }
        return ExitCode.OK;
    }

    private Map<String, Object> inspect(Path file, FaceVerifier verifier) {
        var picture = Pictures.read(file, spec);
        var description = new LinkedHashMap<String, Object>();
        description.put("file", file.toString());
        try (SampleResult result = verifier.sample(picture)) {
            var evidence = result.evidence();
            description.put("status", evidence == null ? "refused" : "decoded");
            if (result instanceof Unusable unusable) {
                description.put("reason", unusable.reason().name());
                description.put("detail", unusable.detail());
            }
            if (evidence != null) {
                description.putAll(PictureDescription.of(evidence));
            }
        }
        return description;
    }

    private static String line(Map<String, Object> description) {
        var start = description.get("file") + ": " + description.get("status");
        var size = description.containsKey("width")
                ? ", " + description.get("width") + " x " + description.get("height") + ", faces: "
                        + ((List<?>) description.getOrDefault("faces", List.of())).size()
                : "";
        var reason = description.containsKey("reason")
                ? ", " + description.get("reason") + ": " + description.get("detail")
                : "";
        return start + size + reason;
    }
}
