package io.trimodal.modeling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.modeling.evaluate.EvaluationPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class MissingRatesTest {
    @Test
    void convert_ofThePublishedRates_givesThemExactly() {
        assertThat(new MissingRates().convert("0,0.1,...,0.9").values()).isEqualTo(EvaluationPlan.PUBLISHED_RATES);
        assertThat(new MissingRates().convert("0, 0.5,…,1").values()).containsExactly(0.0, 0.5, 1.0);
        assertThat(new MissingRates().convert("0.7").values()).containsExactly(0.7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "0,...,0.9; needs two rates",
                "0,0.2,...,0.9; does not meet 0.9",
                "0,0,...,0.9; two rising",
                "0,0.1,...; where ... ends",
                "0,0.0001,...,0.9; more than 1000",
                "0,x; 'x' is no number"
            })
    void convert_ofSomethingElse_saysWhatIsWrong(String text, String reason) {
        assertThatThrownBy(() -> new MissingRates().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining(reason);
    }
}
