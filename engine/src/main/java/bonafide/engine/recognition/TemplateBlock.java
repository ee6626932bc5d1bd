package bonafide.engine.recognition;

import java.util.Arrays;

/**
 * Many templates, laid out so that comparing one with all of them runs over neighbouring floats, which the compiler
 * turns into vector instructions. A cosine is the same to the last bit in whatever block it is computed.
 */
public final class TemplateBlock {
    private final float[][] columns;
    private final int size;

    /** @param templates unit vectors of one length */
    public TemplateBlock(float[][] templates) {
        size = templates.length;
        columns = new float[size == 0 ? 0 : templates[0].length][size];
        for (int column = 0; column < size; column++) {
            for (int k = 0; k < columns.length; k++) {
                columns[k][column] = templates[column][k];
            }
        }
    }

    /** @param cosines receives the cosine to each template of the block, in their order */
    public void compare(float[] template, float[] cosines) {
        Arrays.fill(cosines, 0);
        for (int k = 0; k < columns.length; k++) {
            float factor = template[k];
            float[] column = columns[k];
            for (int j = 0; j < size; j++) {
                cosines[j] += factor * column[j];
            }
        }
    }
}
