package bonafide.engine.image;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damages sound pictures in the ways broken transfers and fuzzers do; everything follows from the given generator. */
final class PictureMutator {
    private static final int HEADERS = 700;
    private static final byte[] TELLING = {
        0,
        1,
        (byte) 0x7f,
        (byte) 0x80,
        (byte) 0xc0,
        (byte) 0xc2,
        (byte) 0xc4,
        (byte) 0xd0,
        (byte) 0xd8,
        (byte) 0xd9,
        (byte) 0xda,
        (byte) 0xdb,
        (byte) 0xdd,
        (byte) 0xfe,
        (byte) 0xff
    };

    private final List<byte[]> seeds;
    private final RandomGenerator random;

    PictureMutator(List<byte[]> seeds, RandomGenerator random) {
        this.seeds = seeds;
        this.random = random;
    }

    byte[] next() {
        byte[] picture = seed().clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            picture = mutate(picture);
        }
        return picture;
    }

    private byte[] mutate(byte[] picture) {
        if (picture.length < 8) {
            return seed().clone();
        }
        int at = place(picture);
        switch (random.nextInt(10)) {
            case 0, 1 -> picture[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> picture[at] = TELLING[random.nextInt(TELLING.length)];
            case 3 -> picture[at] = (byte) random.nextInt();
            case 4 -> lieAboutLength(picture);
            case 5 -> lieAboutSize(picture);
            case 6 -> {
                return cut(picture, at);
            }
            case 7 -> {
                return HostilePictures.splice(picture, at, piece(picture));
            }
            case 8 -> {
                return without(picture, at);
            }
            default -> {
                return HostilePictures.splice(picture, at, piece(seed()));
            }
        }
        return picture;
    }

    private byte[] seed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    /** Half of the damage goes into the headers, where the decisions are made. */
    private int place(byte[] picture) {
        return random.nextInt(random.nextBoolean() ? Math.min(HEADERS, picture.length) : picture.length);
    }

    private byte[] piece(byte[] from) {
        int start = random.nextInt(from.length);
        return Arrays.copyOfRange(from, start, Math.min(from.length, start + 1 + random.nextInt(400)));
    }

    private byte[] cut(byte[] picture, int at) {
        byte[] cut = Arrays.copyOf(picture, at);
        return random.nextBoolean() ? cut : HostilePictures.splice(cut, at, new byte[] {(byte) 0xff, (byte) 0xd9});
    }

    private byte[] without(byte[] picture, int at) {
        int end = Math.min(picture.length, at + 1 + random.nextInt(200));
        byte[] shorter = Arrays.copyOf(picture, picture.length - (end - at));
        System.arraycopy(picture, end, shorter, at, picture.length - end);
        return shorter;
    }

    private void lieAboutLength(byte[] picture) {
        int marker = markerFrom(picture, random.nextInt(Math.min(HEADERS, picture.length)), 0xc0, 0xfe);
        if (marker + 3 < picture.length) {
            picture[marker + 2] = (byte) (random.nextBoolean() ? 0 : random.nextInt());
            picture[marker + 3] = (byte) random.nextInt();
        }
    }

    private void lieAboutSize(byte[] picture) {
        int frame = markerFrom(picture, 2, 0xc0, 0xc2);
        if (frame + 9 < picture.length) {
            picture[frame + 5 + random.nextInt(4)] = (byte) random.nextInt();
        }
    }

    private static int markerFrom(byte[] picture, int from, int least, int greatest) {
        int at = from;
        while (at + 1 < picture.length
                && !(picture[at] == (byte) 0xff
                        && (picture[at + 1] & 0xff) >= least
                        && (picture[at + 1] & 0xff) <= greatest)) {
            at++;
        }
        return at;
    }
}
