package bonafide.engine.verification;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.image.EncodedImage;

/** Compares the photo of an identity document with the photo of a face. Safe to call from many threads. */
public interface Verifier {
    /**
     * Never throws for a bad picture: that is an outcome.
     *
     * @throws VerifierBusyException at once, when every slot and the short queue before them are taken
     */
    Verification verify(EncodedImage reference, EncodedImage probe, DecisionPolicy policy);
}
