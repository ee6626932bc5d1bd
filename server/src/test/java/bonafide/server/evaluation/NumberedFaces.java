package bonafide.server.evaluation;

import bonafide.engine.image.EncodedImage;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Templates without networks: a "picture" is the text {@code person/shot}; pictures of one person lie close together.
 * Shot 13 shows no face.
 */
final class NumberedFaces implements TemplateSource {
    static final int LENGTH = 32;

    final AtomicInteger made = new AtomicInteger();

    @Override
    public PictureResult templateOf(EncodedImage picture) {
        made.incrementAndGet();
        String[] parts = new String(picture.bytes(), StandardCharsets.UTF_8).split("/", -1);
        int shot = Integer.parseInt(parts[1]);
        if (shot == 13) {
            return new PictureResult.Failed("NO_FACE");
        }
        SplittableRandom person = new SplittableRandom(Integer.parseInt(parts[0]));
        SplittableRandom noise = new SplittableRandom(Integer.parseInt(parts[0]) * 1000L + shot);
        float[] values = new float[LENGTH];
        double square = 0;
        for (int i = 0; i < LENGTH; i++) {
            values[i] = (float) (person.nextGaussian() + 0.9 * noise.nextGaussian());
            square += values[i] * values[i];
        }
        for (int i = 0; i < LENGTH; i++) {
            values[i] /= (float) Math.sqrt(square);
        }
        return new PictureResult.Usable(values, 15 + shot);
    }

    @Override
    public String fingerprint() {
        return "numbered faces";
    }
}
