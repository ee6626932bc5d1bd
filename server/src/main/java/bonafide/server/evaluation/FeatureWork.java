package bonafide.server.evaluation;

import bonafide.engine.decision.PictureRole;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.verification.BulkVerifier;
import bonafide.engine.verification.PictureFeatures;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * Makes what decisions on many pairs need of each picture; empty for a file that could not be read.
 *
 * @param role of a probe, attacks are looked for as well
 */
record FeatureWork(BulkVerifier verifier, PictureRole role) implements PictureWork<Optional<PictureFeatures>> {
    @Override
    public Optional<PictureFeatures> of(EncodedImage picture) {
        return Optional.of(verifier.features(picture, role));
    }

    @Override
    public Optional<PictureFeatures> unreadable() {
        return Optional.empty();
    }

    @Override
    public String fingerprint() {
        return verifier.fingerprint() + " " + role;
    }

    @Override
    public void write(Optional<PictureFeatures> result, DataOutput out) throws IOException {
        result.orElseThrow().write(out);
    }

    @Override
    public Optional<PictureFeatures> read(DataInput in) throws IOException {
        return Optional.of(PictureFeatures.read(in));
    }
}
