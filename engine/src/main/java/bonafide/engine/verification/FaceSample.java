package bonafide.engine.verification;

import bonafide.engine.detection.DetectedFace;
import bonafide.engine.image.Image;
import bonafide.engine.recognition.FaceTemplate;

/**
 * One picture with its face found and its template made (biometric sample and its features, ISO/IEC 2382-37). Holds the
 * pixels until it is closed.
 *
 * @param face the one the template was made of
 */
public record FaceSample(Image picture, DetectedFace face, FaceTemplate template, PictureEvidence evidence)
        implements AutoCloseable {
    @Override
    public void close() {
        picture.close();
    }
}
