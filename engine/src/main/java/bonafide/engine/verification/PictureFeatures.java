package bonafide.engine.verification;

import bonafide.engine.image.Point;
import bonafide.engine.outcome.UnassessableReason;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What work on many pairs keeps of one picture instead of its pixels: enough to decide on any pair it is part of. It
 * holds a template, which is biometric data.
 */
public sealed interface PictureFeatures {

    /** The picture may be compared. */
    final class Usable implements PictureFeatures {
        private final float[] template;
        private final List<Point> landmarks;
        private final double attackScore;

        /**
         * @param template unit vector
         * @param landmarks the five the face was aligned by, in the upright picture's pixels
         * @param attackScore presentation attack score, higher is more attack-like; NaN where nobody looked, because the
         *     picture is no probe
         */
        Usable(float[] template, List<Point> landmarks, double attackScore) {
            this.template = template.clone();
            this.landmarks = List.copyOf(landmarks);
            this.attackScore = attackScore;
        }

        /** A copy of the unit vector, for comparing many templates at once. */
        public float[] template() {
            return template.clone();
        }

        List<Point> landmarks() {
            return landmarks;
        }

        double attackScore() {
            return attackScore;
        }

        /** Cosine of the angle between both templates, summed as a verification sums it. */
        double cosine(Usable other) {
            double sum = 0;
            for (int i = 0; i < template.length; i++) {
                sum += (double) template[i] * other.template[i];
            }
            return Math.clamp(sum, -1, 1);
        }
    }

    /** The picture may not be compared. */
    record Unusable(UnassessableReason reason) implements PictureFeatures {}

    /** Writes them so that {@link #read} gives the very same back. */
    default void write(DataOutput out) throws IOException {
        switch (this) {
            case Unusable(var reason) -> {
                out.writeInt(0);
                out.writeUTF(reason.name());
            }
            case Usable usable -> {
                out.writeInt(usable.template.length);
                for (float value : usable.template) {
                    out.writeFloat(value);
                }
                out.writeDouble(usable.attackScore);
                out.writeInt(usable.landmarks.size());
                for (Point point : usable.landmarks) {
                    out.writeDouble(point.x());
                    out.writeDouble(point.y());
                }
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    static PictureFeatures read(DataInput in) throws IOException {
        int length = in.readInt();
        if (length == 0) {
            return new Unusable(UnassessableReason.valueOf(in.readUTF()));
        }
        float[] template = new float[length];
        for (int i = 0; i < length; i++) {
            template[i] = in.readFloat();
        }
        double attackScore = in.readDouble();
        List<Point> landmarks = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            landmarks.add(new Point(in.readDouble(), in.readDouble()));
        }
        return new Usable(template, landmarks, attackScore);
    }
}
