package bonafide.server.evaluation;

import bonafide.engine.image.EncodedImage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Work done once on each picture of a list, and how its result is kept in case the run is interrupted. Safe to call from
 * many threads.
 *
 * @param <R> what is kept of a picture
 */
interface PictureWork<R> {
    R of(EncodedImage picture);

    /** Stands for a file that could not be read. */
    R unreadable();

    /** Changes whenever the same picture could give another result. */
    String fingerprint();

    void write(R result, DataOutput out) throws IOException;

    /** Gives back what {@link #write} wrote. */
    R read(DataInput in) throws IOException;
}
