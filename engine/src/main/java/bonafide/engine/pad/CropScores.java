package bonafide.engine.pad;

/**
 * What the network says of three views of one face: natural log-odds of "bona fide" against both kinds of attack it
 * was trained on; <em>higher is more bona fide</em>. The views differ in how much of the surroundings they show, which
 * is what the network reads.
 *
 * @param near the face box enlarged 2.7 times
 * @param wide the face box enlarged 4 times
 * @param frame the whole picture
 */
public record CropScores(double near, double wide, double frame) {

    public double mean() {
        return (near + wide + frame) / 3;
    }

    /** z0 - ln(e^z1 + e^z2) of the three raw outputs: the softmax's log-odds, exact where its probability saturates. */
    static double logOdds(float bonaFide, float attack, float otherAttack) {
        double larger = Math.max(attack, otherAttack);
        return bonaFide - (larger + Math.log1p(Math.exp(-Math.abs((double) attack - otherAttack))));
    }
}
