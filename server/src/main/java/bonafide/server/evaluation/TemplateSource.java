package bonafide.server.evaluation;

import bonafide.engine.image.EncodedImage;

/** Turns a picture into a template, the way a verification does. Safe to call from many threads. */
public interface TemplateSource {
    PictureResult templateOf(EncodedImage picture);

    /** Changes whenever the same picture could give another template: models, profile, quality policy. */
    String fingerprint();
}
