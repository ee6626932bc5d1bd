package bonafide.engine.verification;

import bonafide.engine.image.Image;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.SplittableRandom;

/** Pictures that show no face but much that has edges, blobs and symmetry. The same seed draws the same picture. */
enum FacelessPicture {
    /** An identity card whose portrait is a plain patch. */
    DOCUMENT {
        @Override
        void draw(Graphics2D g, SplittableRandom random) {
            g.setColor(pale(random));
            g.fillRect(0, 0, WIDTH, HEIGHT);
            g.setColor(pale(random));
            g.fillRoundRect(60, 80, WIDTH - 120, HEIGHT - 160, 40, 40);
            guilloche(g, random);
            g.setColor(pale(random));
            g.fillRect(100 + random.nextInt(30), 180, 190, 250);
            g.setColor(colour(random, 90));
            for (int line = 0; line < 8; line++) {
                script(g, random, 340, 170 + 42 * line, 12 + random.nextInt(14), 6 + random.nextInt(14));
            }
            script(g, random, 90, HEIGHT - 150, 24, 30);
            script(g, random, 90, HEIGHT - 115, 24, 30);
            g.setColor(colour(random, 200));
            g.fillOval(WIDTH - 230, 400, 90 + random.nextInt(40), 90 + random.nextInt(40));
        }
    },
    /** Soft spots of every size. */
    CLOUDS {
        @Override
        void draw(Graphics2D g, SplittableRandom random) {
            g.setColor(pale(random));
            g.fillRect(0, 0, WIDTH, HEIGHT);
            for (int i = 0; i < 400; i++) {
                int size = 8 + random.nextInt(1 + 300 * (400 - i) / 400);
                var c = colour(random, 256);
                g.setColor(new Color(c.getRed(), c.getGreen(), c.getBlue(), 30 + random.nextInt(90)));
                g.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT), size, size + random.nextInt(40));
            }
        }
    },
    /** Woven stripes and checks. */
    CLOTH {
        @Override
        void draw(Graphics2D g, SplittableRandom random) {
            int step = 6 + random.nextInt(40);
            for (int x = 0; x < WIDTH; x += step) {
                g.setColor(colour(random, 256));
                g.fillRect(x, 0, step - random.nextInt(4), HEIGHT);
            }
            for (int y = 0; y < HEIGHT; y += step) {
                var c = colour(random, 256);
                g.setColor(new Color(c.getRed(), c.getGreen(), c.getBlue(), 110));
                g.fillRect(0, y, WIDTH, step - random.nextInt(4));
            }
        }
    },
    /** Rings and curves, as on banknotes. */
    LINES {
        @Override
        void draw(Graphics2D g, SplittableRandom random) {
            g.setColor(pale(random));
            g.fillRect(0, 0, WIDTH, HEIGHT);
            for (int i = 0; i < 6; i++) {
                guilloche(g, random);
            }
            for (int i = 0; i < 60; i++) {
                g.setColor(colour(random, 200));
                g.setStroke(new BasicStroke(1 + random.nextInt(8)));
                int size = 20 + random.nextInt(200);
                g.drawArc(
                        random.nextInt(WIDTH),
                        random.nextInt(HEIGHT),
                        size,
                        size,
                        random.nextInt(360),
                        random.nextInt(360));
            }
        }
    },
    /** Every pixel for itself, at some coarseness. */
    NOISE {
        @Override
        void draw(Graphics2D g, SplittableRandom random) {
            int grain = 1 + random.nextInt(24);
            int around = 40 + random.nextInt(120);
            for (int y = 0; y < HEIGHT; y += grain) {
                for (int x = 0; x < WIDTH; x += grain) {
                    int level = around + random.nextInt(95);
                    g.setColor(new Color(level, Math.max(0, level - 20), Math.max(0, level - 40)));
                    g.fillRect(x, y, grain, grain);
                }
            }
        }
    };

    private static final int WIDTH = 960;
    private static final int HEIGHT = 720;

    abstract void draw(Graphics2D g, SplittableRandom random);

    /** The caller closes it. */
    Image draw(int seed) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        draw(g, new SplittableRandom(seed));
        g.dispose();
        return Image.ofBgr(
                WIDTH,
                HEIGHT,
                ((DataBufferByte) picture.getRaster().getDataBuffer()).getData().clone());
    }

    private static void guilloche(Graphics2D g, SplittableRandom random) {
        g.setColor(colour(random, 256));
        g.setStroke(new BasicStroke(1));
        double wide = 40 + random.nextInt(200);
        double waves = 2 + random.nextInt(9);
        int middle = random.nextInt(HEIGHT);
        for (int band = 0; band < 8; band++) {
            int before = middle;
            for (int x = 4; x < WIDTH; x += 4) {
                int y = middle + (int) (wide * Math.sin(waves * x * 2 * Math.PI / WIDTH + band * 0.4));
                g.drawLine(x - 4, before, x, y);
                before = y;
            }
        }
    }

    private static Color pale(SplittableRandom random) {
        return new Color(190 + random.nextInt(66), 190 + random.nextInt(66), 190 + random.nextInt(66));
    }

    private static Color colour(SplittableRandom random, int below) {
        return new Color(random.nextInt(below), random.nextInt(below), random.nextInt(below));
    }

    /** A row of letter-like strokes; real letters would need the machine's fonts. */
    private static void script(Graphics2D g, SplittableRandom random, int x, int y, int height, int letters) {
        g.setStroke(new BasicStroke(Math.max(1, height / 8f)));
        int width = height * 6 / 10;
        for (int i = 0; i < letters; i++) {
            int left = x + i * (width + height / 4);
            for (int stroke = 0; stroke < 3; stroke++) {
                if (random.nextBoolean()) {
                    g.drawArc(left, y + random.nextInt(height / 2), width, height / 2, random.nextInt(360), 180);
                } else {
                    g.drawLine(left + random.nextInt(width), y, left + random.nextInt(width), y + height);
                }
            }
        }
    }
}
