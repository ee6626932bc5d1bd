package bonafide.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceCodesTest {
    private static final ResourceCodes ASSIGNED = ResourceCodes.assignedAnd(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00840000",
                "00010000",
                "00070000",
                "00860000",
                "00620000",
                "00600000",
                "00650000",
                "00490000",
                "02110000",
                "03830000",
                "09980000"
            })
    void knowsAssignedCallingCodes(String code) {
        assertThat(ASSIGNED.contains(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "84",
                "0084",
                "84000000",
                "00840001",
                "00000000",
                "02100000",
                "03840000",
                "06840000",
                "09990000",
                "10000000",
                "0084000a"
            })
    void knowsNoOthers(String code) {
        assertThat(ASSIGNED.contains(code)).isFalse();
    }

    @Test
    void holdsTheWholeList() {
        assertThat(ASSIGNED.size()).isEqualTo(207);
    }

    @Test
    void takesCodesOfTheOperatorsOwn() {
        assertThat(ResourceCodes.assignedAnd(List.of("12345678")).contains("12345678"))
                .isTrue();
        assertThatThrownBy(() -> ResourceCodes.assignedAnd(List.of("1234")))
                .hasMessage("a resource code has eight digits, found 1234");
    }
}
