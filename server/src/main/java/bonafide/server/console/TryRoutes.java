package bonafide.server.console;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.explanation.Explainer;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.verification.FaceVerifier;
import bonafide.engine.verification.PictureEvidence;
import bonafide.server.access.PolicyBook;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A verification by hand, with everything it rests on. Decided exactly as a caller's would be with the policy for all
 * accounts; it is nobody's call, so it takes no quota and leaves no audit row, and its pictures are gone with the answer.
 */
final class TryRoutes {
    private final FaceVerifier verifier;
    private final Explainer explainer;
    private final PolicyBook policies;
    private final Path samples;
    private final SortedMap<String, String> resourceCodes;

    /**
     * @param samples the folder with the test photos
     * @param resourceCodes each accepted code and the country it stands for
     */
    TryRoutes(FaceVerifier verifier, PolicyBook policies, Path samples, SortedMap<String, String> resourceCodes) {
        this.verifier = verifier;
        this.explainer = new Explainer(verifier);
        this.policies = policies;
        this.samples = samples;
        this.resourceCodes = resourceCodes;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/try/choices", Role.OPERATOR, _ -> new Choices(names(), resourceCodes)),
                new Route("GET", "/api/try/samples/{name}", Role.OPERATOR, this::sample),
                new Route("POST", "/api/try", Role.OPERATOR, this::verify),
                new Route("POST", "/api/try/occlusion", Role.OPERATOR, this::occlusion),
                new Route("POST", "/api/try/hints", Role.OPERATOR, this::hint));
    }

    private List<String> names() {
        try (var files = Files.list(samples)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jpg"))
                    .sorted()
                    .toList();
        } catch (IOException missing) {
            return List.of();
        }
    }

    private Object sample(Call call) {
        var name = call.segment("name");
        if (!names().contains(name)) {
            throw Refusal.notFound("sample picture");
        }
        try {
            return new RawAnswer(
                    200,
                    Headers.of("Content-Type", "image/jpeg", "Cache-Control", "no-store"),
                    new Body(Files.readAllBytes(samples.resolve(name))));
        } catch (IOException gone) {
            throw Refusal.notFound("sample picture");
        }
    }

    private Object verify(Call call) {
        var pair = call.body(Pair.class);
        var policy = policy(pair);
        var reference = pair.referencePicture();
        var probe = pair.probePicture();
        var verification = verifier.verify(reference, probe, policy);
        var language = language(call);
        return TryAnswer.of(
                verification,
                policy,
                verifier.calibration().similarityScoreAt(policy.targetFalseMatchRate()),
                found(reference, verification.reference(), policy, language),
                found(probe, verification.probe(), policy, language));
    }

    private TryAnswer.@Nullable Found found(
            EncodedImage picture, @Nullable PictureEvidence evidence, DecisionPolicy policy, Locale language) {
        return evidence == null
                ? null
                : TryAnswer.Found.of(
                        evidence,
                        explainer.alignedCrop(picture, evidence),
                        QualityAdvice.of(evidence, verifier.qualityPolicy(), policy.quality(), language));
    }

    /** The language the page is shown in, as browsers say it. */
    private static Locale language(Call call) {
        return call.request()
                .headers()
                .first("Accept-Language")
                .filter(tag -> tag.matches("[a-z]{2}"))
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }

    private Object occlusion(Call call) {
        var pair = call.body(Pair.class);
        var map = explainer.occlusion(pair.referencePicture(), pair.probePicture());
        return new Picture(Base64.getEncoder()
                .encodeToString(map.orElseThrow(() -> Refusal.invalid("pictures", "have no usable face"))));
    }

    private Object hint(Call call) {
        var frame = call.body(Frame.class);
        try (var found = verifier.sample(picture("picture", frame.picture()))) {
            return CameraHint.of(found, frame.previous().orElse(null));
        }
    }

    private DecisionPolicy policy(Pair pair) {
        if (!resourceCodes.containsKey(pair.resourceCode())) {
            throw Refusal.invalid("resourceCode", "is none of the codes this server accepts");
        }
        return policies.inForce(PolicyBook.ANY, pair.resourceCode()).policy();
    }

    private static EncodedImage picture(String field, String base64) {
        try {
            return new EncodedImage(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException malformed) {
            throw Refusal.invalid(field, "of " + base64.length() + " characters is not base64");
        }
    }

    record Choices(List<String> samples, SortedMap<String, String> resourceCodes) {}

    record Pair(String reference, String probe, String resourceCode) {
        EncodedImage referencePicture() {
            return picture("reference", reference);
        }

        EncodedImage probePicture() {
            return picture("probe", probe);
        }

        @Override
        public String toString() {
            return "Pair[" + resourceCode + "]";
        }
    }

    /** @param previous where the face was in the frame before, to see movement; null in the first */
    record Frame(String picture, Optional<CameraHint.Box> previous) {
        @Override
        public String toString() {
            return "Frame[" + picture.length() + " characters]";
        }
    }

    record Picture(String picture) {}
}
