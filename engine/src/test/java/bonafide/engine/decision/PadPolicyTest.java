package bonafide.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bonafide.engine.decision.DecisionPolicy.PadMode;
import bonafide.engine.decision.DecisionPolicy.QualityStrictness;
import bonafide.engine.pad.PadScore;
import bonafide.engine.pad.SameShot;
import org.junit.jupiter.api.Test;

class PadPolicyTest {
    private static final PadCuts STANDARD = new PadCuts(6, 7);
    private static final PadPolicy POLICY = new PadPolicy(new PadCuts(8, 9), STANDARD, new PadCuts(4, 5), 0.85);
    private static final SameShot OTHER_SHOT = new SameShot(0.6, false);
    private static final SameShot ONE_SHOT = new SameShot(0.93, true);

    @Test
    void higherScoresAreMoreAttackLike() {
        assertThat(verdict(5.99)).isEqualTo(PadVerdict.BONA_FIDE);
        assertThat(verdict(6)).isEqualTo(PadVerdict.RETRY);
        assertThat(verdict(6.99)).isEqualTo(PadVerdict.RETRY);
        assertThat(verdict(7)).isEqualTo(PadVerdict.ATTACK);
    }

    @Test
    void eachModeHasItsOwnCuts() {
        var score = new PadScore(8.5);

        assertThat(POLICY.decide(PadMode.TOLERANT, score).verdict()).isEqualTo(PadVerdict.RETRY);
        assertThat(POLICY.decide(PadMode.STANDARD, score).verdict()).isEqualTo(PadVerdict.ATTACK);
        assertThat(POLICY.decide(PadMode.STRICT, new PadScore(4.5)).verdict()).isEqualTo(PadVerdict.RETRY);
    }

    @Test
    void aPictureOfTheReferenceIsAnAttackHoweverGoodItLooks() {
        assertThat(POLICY.decide(DecisionPolicy.DEFAULT, new PadScore(-9), ONE_SHOT))
                .isEqualTo(new PadDecision(PadVerdict.ATTACK, AttackKind.SAME_SHOT, STANDARD));
        assertThat(POLICY.decide(DecisionPolicy.DEFAULT, new PadScore(-9), OTHER_SHOT))
                .isEqualTo(new PadDecision(PadVerdict.BONA_FIDE, AttackKind.NONE, STANDARD));
    }

    @Test
    void aPolicyMayAcceptCopiesOfOnePicture() {
        var accepting = new DecisionPolicy(1e-5, PadMode.STANDARD, QualityStrictness.STANDARD, false, true, 0);

        assertThat(POLICY.decide(accepting, new PadScore(-9), ONE_SHOT).verdict())
                .isEqualTo(PadVerdict.BONA_FIDE);
        assertThat(POLICY.decide(accepting, new PadScore(9), ONE_SHOT).verdict())
                .isEqualTo(PadVerdict.ATTACK);
    }

    @Test
    void refusesCutsInTheWrongOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PadCuts(7, 6))
                .withMessage("attack cuts need retry <= attack, was retry 7.0, attack 6.0");
    }

    private static PadVerdict verdict(double score) {
        return POLICY.decide(PadMode.STANDARD, new PadScore(score)).verdict();
    }
}
