package bonafide.engine.verification;

import bonafide.engine.image.Image;

/** Finds the face of a picture and makes its template, as thoroughly as its profile asks. */
interface FaceAcquirer {
    Acquisition acquire(Image picture, StepClock clock);
}
