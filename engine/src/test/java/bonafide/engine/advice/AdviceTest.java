package bonafide.engine.advice;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.outcome.UnassessableReason;
import bonafide.engine.quality.QualityComponent;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTest {

    @ParameterizedTest
    @EnumSource(UnassessableReason.class)
    void thereIsAdviceForEveryReasonInEveryLanguage(UnassessableReason reason) {
        assertThat(Advice.LANGUAGES.stream().map(language -> Advice.of(reason, language)))
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).hasSizeGreaterThan(8));
    }

    @ParameterizedTest
    @EnumSource(QualityComponent.class)
    void thereIsAdviceForEveryComponentInEveryLanguage(QualityComponent component) {
        assertThat(Advice.LANGUAGES.stream().map(language -> Advice.of(component, language)))
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).hasSizeGreaterThan(5));
    }

    @ParameterizedTest
    @EnumSource(UnassessableReason.class)
    void otherLanguagesAreAnsweredInEnglish(UnassessableReason reason) {
        assertThat(Advice.of(reason, Locale.FRENCH)).isEqualTo(Advice.of(reason, Locale.ENGLISH));
    }
}
