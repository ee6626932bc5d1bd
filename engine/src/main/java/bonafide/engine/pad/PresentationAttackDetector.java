package bonafide.engine.pad;

import bonafide.engine.detection.BoundingBox;
import bonafide.engine.detection.DetectedFace;
import bonafide.engine.image.EvenColour;
import bonafide.engine.image.Image;
import bonafide.engine.image.Padding;
import bonafide.engine.image.PixelRegion;
import bonafide.engine.image.SimilarityTransform;
import bonafide.engine.inference.Model;
import bonafide.engine.inference.ModelManifest;
import bonafide.engine.inference.Tensor;

/**
 * Tells a face from a picture of a face (ISO/IEC 30107-1) in one still photo, by a network on three views of the face,
 * their colour evened ({@link EvenColour}), and by straight edges around it; bands of one colour that a program laid
 * around the photo are left out ({@link Padding}). Detects prints and screens; masks, injected and synthetic pictures it
 * does not (docs/model-card.md). Safe to use from many threads.
 */
public final class PresentationAttackDetector {
    private static final double NEAR = 2.7;
    private static final double WIDE = 4.0;

    private final Model network;
    private final ModelManifest.Input input;

    /** @param network gives three raw outputs for one view, the first for "bona fide"; stays the caller's to close */
    public PresentationAttackDetector(Model network, ModelManifest.Input input) {
        this.network = network;
        this.input = input;
    }

    /**
     * A picture that lies on its side or its head is looked at upright, as the network saw its training pictures.
     *
     * @param face the largest face of the picture, in its pixels
     */
    public PadAssessment assess(Image picture, DetectedFace face) {
        int turn = face.landmarks().quarterTurns();
        if (turn == 0) {
            return assessUpright(picture, face.box());
        }
        SimilarityTransform toUpright = picture.turning(-turn);
        try (Image upright = picture.turned(-turn)) {
            return assessUpright(upright, face.box().transformed(toUpright)).transformed(toUpright.inverse());
        }
    }

    PadAssessment assessUpright(Image picture, BoundingBox face) {
        PixelRegion scene = Padding.sceneOf(picture);
        try (Image frame = view(picture, scene)) {
            EvenColour colour = EvenColour.of(frame);
            PixelRegion near = FaceView.around(face, NEAR, scene);
            PixelRegion wide = FaceView.around(face, WIDE, scene);
            double ofNear = logOdds(picture, near, colour);
            // Before a face that fills the picture both views reach as far as it does.
            double ofWide = wide.equals(near) ? ofNear : logOdds(picture, wide, colour);
            var crops = new CropScores(ofNear, ofWide, logOdds(frame, colour));
            return PadAssessment.of(crops, LineCue.find(picture, scene, face));
        }
    }

    private Image view(Image picture, PixelRegion region) {
        return picture.cropResized(region, input.width(), input.height());
    }

    private double logOdds(Image picture, PixelRegion region, EvenColour colour) {
        try (Image view = view(picture, region)) {
            return logOdds(view, colour);
        }
    }

    private double logOdds(Image view, EvenColour colour) {
        try (Image even = colour.applied(view);
                Tensor tensor = network.tensor(input.width(), input.height())) {
            even.writePlanes(input.format(), tensor.planes(), input.width(), input.height());
            float[] outputs = network.run(tensor).values().iterator().next();
            return CropScores.logOdds(outputs[0], outputs[1], outputs[2]);
        }
    }
}
