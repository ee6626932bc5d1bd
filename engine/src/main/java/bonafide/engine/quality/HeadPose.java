package bonafide.engine.quality;

import bonafide.engine.detection.FacialLandmarks;

/**
 * Turn of a head in degrees, from five landmarks: the turn under which an average head's five points, seen from afar,
 * lie closest to those found (scaled orthographic projection, least squares). A face looking straight ahead is the
 * recogniser's own template; how far the nose and the mouth stand forward are averages, so pitch is good to about ten
 * degrees and yaw to about five.
 *
 * @param yaw positive: the nose points to the picture's right
 * @param pitch positive: the nose points down
 * @param roll positive: clockwise on the screen
 */
record HeadPose(double yaw, double pitch, double roll) {
    /** Eyes, nose, corners of the mouth of an average head: x, y, forward, in distances between the eyes. */
    private static final double[][] HEAD = {
        {-0.5, -0.575, 0}, {0.5, -0.575, 0}, {0, 0, 0.5}, {-0.414, 0.58, 0.12}, {0.414, 0.58, 0.12}
    };

    static HeadPose of(FacialLandmarks landmarks) {
        double[][] found = landmarks.points().stream()
                .map(point -> new double[] {point.x(), point.y()})
                .toArray(double[][]::new);
        Fit best = new Fit(0, 0, 0, Double.POSITIVE_INFINITY);
        for (double step = 8; step >= 0.5; step /= 4) {
            Fit around = best;
            int reach = step == 8 ? 9 : 4;
            for (int i = -reach; i <= reach; i++) {
                for (int j = -reach; j <= reach; j++) {
                    Fit fit = fit(found, around.yaw() + i * step, around.pitch() + j * step);
                    best = fit.error() < best.error() ? fit : best;
                }
            }
        }
        return new HeadPose(best.yaw(), best.pitch(), best.roll());
    }

    private record Fit(double yaw, double pitch, double roll, double error) {}

    /** How far the points found lie from those of the head turned so, at the best scale, place and roll. */
    private static Fit fit(double[][] found, double yaw, double pitch) {
        double cosYaw = Math.cos(Math.toRadians(yaw));
        double sinYaw = Math.sin(Math.toRadians(yaw));
        double cosPitch = Math.cos(Math.toRadians(pitch));
        double sinPitch = Math.sin(Math.toRadians(pitch));
        double[][] seen = new double[HEAD.length][];
        for (int i = 0; i < seen.length; i++) {
            double x = HEAD[i][0] * cosYaw + HEAD[i][2] * sinYaw;
            double forward = HEAD[i][2] * cosYaw - HEAD[i][0] * sinYaw;
            seen[i] = new double[] {x, HEAD[i][1] * cosPitch + forward * sinPitch};
        }
        double[] seenMean = mean(seen);
        double[] foundMean = mean(found);
        double along = 0;
        double across = 0;
        double square = 0;
        double total = 0;
        for (int i = 0; i < seen.length; i++) {
            double sx = seen[i][0] - seenMean[0];
            double sy = seen[i][1] - seenMean[1];
            double fx = found[i][0] - foundMean[0];
            double fy = found[i][1] - foundMean[1];
            along += sx * fx + sy * fy;
            across += sx * fy - sy * fx;
            square += sx * sx + sy * sy;
            total += fx * fx + fy * fy;
        }
        double error = total - (along * along + across * across) / square;
        return new Fit(yaw, pitch, Math.toDegrees(Math.atan2(across, along)), error);
    }

    private static double[] mean(double[][] points) {
        double x = 0;
        double y = 0;
        for (double[] point : points) {
            x += point[0] / points.length;
            y += point[1] / points.length;
        }
        return new double[] {x, y};
    }
}
