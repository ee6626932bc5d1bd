package bonafide.server.cli;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.explanation.Explainer;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.verification.Verification;
import bonafide.server.app.Engine;
import bonafide.server.app.Installation;
import bonafide.server.evaluation.OwnerOnly;
import bonafide.server.evaluation.report.Rates;
import bonafide.server.explanation.ExplanationPage;
import bonafide.server.wire.FaceVerifyResult;
import bonafide.server.wire.ResourceCodes;
import bonafide.server.wire.ResultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One verification without a server, decided as the server decides. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Compares the photo of an ID document with a photo of a face; needs no server.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:passed: a match and no presentation attack",
            "1:not passed",
            "2:a picture could not be assessed",
            "3:wrong command line, or a file that cannot be read"
        },
        footer = {"", "Example: bonafide verify passport.jpg selfie.jpg --explain why.html"})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "REFERENCE.jpg", description = "The photo on the ID document.")
    private Path reference;

    @Parameters(index = "1", paramLabel = "PROBE.jpg", description = "The photo of the face.")
    private Path probe;

    @Option(
            names = "--resource-code",
            paramLabel = "C",
            description = "Country of the document: its calling code in four digits and 0000 (00840000: Viet Nam).")
    private @Nullable String resourceCode;

    @Option(
            names = "--profile",
            defaultValue = "default",
            paramLabel = "P",
            description = "default: every accuracy step, as a server decides; fast: one detection, one crop.")
    private String profile;

    @Option(
            names = "--target-fmr",
            paramLabel = "RATE",
            description = "False-match rate a match must have or undercut (1e-5 unless told otherwise).")
    private @Nullable Double target;

    @Option(names = "--json", description = "Print one JSON object with everything the decision rests on.")
    private boolean json;

    @Option(
            names = "--explain",
            paramLabel = "PAGE.html",
            description =
                    "Also write a page with both pictures and all the decision rests on. It shows faces: treat it as "
                            + "biometric data.")
    private @Nullable Path page;

    @Override
    public Integer call() {
        requireKnownCode();
        var referencePicture = Pictures.read(reference, spec);
        var probePicture = Pictures.read(probe, spec);
        try (var engine = Engine.open(Installation.find().models(), EvaluationOptions.profile(profile, spec))) {
            var policy = DecisionPolicy.DEFAULT.withTarget(
                    TargetRate.of(target, engine.verifier().calibration()));
            var verification = page == null
                    ? engine.verifier().verify(referencePicture, probePicture, policy)
                    : explained(engine, referencePicture, probePicture, policy, page);
            if (json) {
                Json.print(spec.commandLine().getOut(), describe(verification));
            } else {
                spec.commandLine().getOut().println(sentence(verification));
            }
            return exitCode(verification);
        }
    }

    private static Verification explained(
            Engine engine, EncodedImage reference, EncodedImage probe, DecisionPolicy policy, Path page) {
        var verifier = engine.verifier();
        var explanation = new Explainer(verifier).explain(reference, probe, policy);
        var html = ExplanationPage.of(
                explanation, policy, verifier.calibration(), verifier.padPolicy(), new TreeMap<>(engine.models()));
        try {
            Files.deleteIfExists(page);
            Files.createFile(page);
            OwnerOnly.restrict(page);
            Files.writeString(page, html);
        } catch (IOException e) {
            throw new CommandFailure("--explain: cannot write " + page + ": " + e.getMessage());
        }
        return explanation.verification();
    }

    private void requireKnownCode() {
        if (resourceCode != null && !ResourceCodes.assignedAnd(List.of()).contains(resourceCode)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--resource-code must be a country calling code in four digits and 0000, such as 00840000; found "
                            + resourceCode);
        }
    }

    private static int exitCode(Verification verification) {
        return switch (verification.outcome()) {
            case Decided decided -> decided.passed() ? ExitCode.OK : ExitCode.NOT_PASSED;
            case Unassessable _ -> ExitCode.UNASSESSABLE;
        };
    }

    private static String sentence(Verification verification) {
        var result = FaceVerifyResult.of(verification.outcome());
        return switch (verification.outcome()) {
            case Decided decided ->
                String.format(
                        Locale.ROOT,
                        "%s%n  similarity %s of 100: %s pairs of different people would look this alike%n"
                                + "  attack score %.2f (higher is more attack-like)",
                        result.message(),
                        FaceVerifyResult.score(decided.similarityScore()),
                        Rates.oneIn(decided.falseMatchRate()),
                        decided.padScore());
            case Unassessable unassessable -> result.message() + System.lineSeparator() + "  " + unassessable.detail();
        };
    }

    private static Map<String, Object> describe(Verification verification) {
        var outcome = verification.outcome();
        var description = new LinkedHashMap<String, Object>();
        description.put("passed", outcome.passed());
        switch (outcome) {
            case Decided decided -> {
                description.put("outcome", "decided");
                description.put("match", decided.match());
                description.put("score", decided.similarityScore());
                description.put("falseMatchRate", decided.falseMatchRate());
                description.put("padScore", decided.padScore());
                description.put("attack", decided.attack());
                description.put("faceAttack", decided.attack());
                description.put("attackKind", decided.attackKind().name());
            }
            case Unassessable unassessable -> {
                description.put("outcome", "unassessable");
                description.put("reason", unassessable.reason().name());
                description.put("picture", unassessable.picture().name().toLowerCase(Locale.ROOT));
                description.put("detail", unassessable.detail());
            }
        }
        if (verification.comparison() != null) {
            description.put("cosine", verification.comparison().cosine());
        }
        var result = FaceVerifyResult.of(outcome);
        ResultCode code = result.code();
        description.put("retCode", code.retCode());
        description.put("retCodeSub", code.subcode());
        description.put("retMessage", result.message());
        if (verification.reference() != null) {
            description.put("reference", PictureDescription.of(verification.reference()));
        }
        if (verification.probe() != null) {
            description.put("probe", PictureDescription.of(verification.probe()));
        }
        description.put("durationsMs", PictureDescription.milliseconds(verification.durations()));
        return description;
    }
}
