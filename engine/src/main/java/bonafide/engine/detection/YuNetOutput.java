package bonafide.engine.detection;

import bonafide.engine.image.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Reads what YuNet (2023mar) says. For each stride s of 8, 16, 32 it gives one row for each cell of s by s pixels:
 * {@code cls} and {@code obj} (confidence = root of their product), {@code bbox} (centre as offset in cells, size as
 * logarithm in cells) and {@code kps} (five points as offsets in cells).
 */
final class YuNetOutput {
    static final int LARGEST_STRIDE = 32;
    private static final int[] STRIDES = {8, 16, 32};
    private static final double SAME_FACE_OVERLAP = 0.3;
    private static final double SAME_VIEW_OVERLAP = 0.5;

    private YuNetOutput() {}

    /** What every cell that is sure enough says; many cells see the same face. */
    static List<DetectedFace> candidates(Map<String, float[]> outputs, int width, int height, double leastScore) {
        List<DetectedFace> candidates = new ArrayList<>();
        for (int stride : STRIDES) {
            float[] cls = output(outputs, "cls_", stride);
            float[] obj = output(outputs, "obj_", stride);
            float[] bbox = output(outputs, "bbox_", stride);
            float[] kps = output(outputs, "kps_", stride);
            int columns = width / stride;
            for (int cell = 0; cell < columns * (height / stride); cell++) {
                double score = Math.sqrt(Math.clamp(cls[cell], 0f, 1f) * Math.clamp(obj[cell], 0f, 1f));
                if (score >= leastScore) {
                    var face = face(bbox, kps, cell, cell % columns, cell / columns, stride, score);
                    if (isFinite(face)) {
                        candidates.add(face);
                    }
                }
            }
        }
        return candidates;
    }

    private static DetectedFace face(
            float[] bbox, float[] kps, int cell, int column, int row, int stride, double score) {
        double width = Math.exp(bbox[4 * cell + 2]) * stride;
        double height = Math.exp(bbox[4 * cell + 3]) * stride;
        double x = (column + bbox[4 * cell]) * stride - width / 2;
        double y = (row + bbox[4 * cell + 1]) * stride - height / 2;
        List<Point> points = new ArrayList<>(5);
        for (int i = 0; i < 10; i += 2) {
            points.add(new Point((column + kps[10 * cell + i]) * stride, (row + kps[10 * cell + i + 1]) * stride));
        }
        return new DetectedFace(new BoundingBox(x, y, width, height), FacialLandmarks.of(points), score);
    }

    /** A network may be brought to give infinity or no number; nothing behind it could stand that. */
    private static boolean isFinite(DetectedFace face) {
        double area = face.box().area();
        double place = face.box().centre().x() + face.box().centre().y();
        return Double.isFinite(area + place)
                && face.landmarks().points().stream().allMatch(point -> Double.isFinite(point.x() + point.y()));
    }

    /** Of boxes that overlap the one with the best score is kept; the largest box first. */
    static List<DetectedFace> strongest(List<DetectedFace> candidates) {
        List<DetectedFace> byScore = new ArrayList<>(candidates);
        byScore.sort(Comparator.comparingDouble(DetectedFace::score).reversed());
        List<DetectedFace> kept = new ArrayList<>();
        for (DetectedFace candidate : byScore) {
            if (kept.stream().allMatch(k -> k.box().intersectionOverUnion(candidate.box()) <= SAME_FACE_OVERLAP)) {
                kept.add(candidate);
            }
        }
        return largestFirst(kept);
    }

    /**
     * The strongest faces, box and landmarks of each the mean of what all cells that saw it say. The cell with the best
     * score changes with a pixel's shift or another JPEG quality, and its points with it; their mean hardly moves.
     */
    static List<DetectedFace> steadied(List<DetectedFace> candidates) {
        return largestFirst(strongest(candidates).stream()
                .map(face -> averaged(face, candidates))
                .toList());
    }

    private static DetectedFace averaged(DetectedFace face, List<DetectedFace> candidates) {
        List<DetectedFace> views = candidates.stream()
                .filter(other ->
                        other.equals(face) || face.box().intersectionOverUnion(other.box()) >= SAME_VIEW_OVERLAP)
                .toList();
        return new DetectedFace(
                BoundingBox.mean(views.stream().map(DetectedFace::box).toList()),
                FacialLandmarks.mean(views.stream().map(DetectedFace::landmarks).toList()),
                face.score());
    }

    private static List<DetectedFace> largestFirst(List<DetectedFace> faces) {
        return faces.stream()
                .sorted(Comparator.comparingDouble(
                                (DetectedFace face) -> face.box().area())
                        .reversed())
                .toList();
    }

    private static float[] output(Map<String, float[]> outputs, String name, int stride) {
        float[] values = outputs.get(name + stride);
        if (values == null) {
            throw new IllegalStateException("the detection network has no output " + name + stride);
        }
        return values;
    }
}
