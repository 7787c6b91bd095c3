package io.trimodal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.feature.Modality;
import io.trimodal.model.Uncertainty.HalfWidth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UncertaintyTest {
    private static final Set<Modality> WORDS = Set.of(Modality.LANGUAGE);
    private static final Uncertainty UNCERTAINTY = new Uncertainty(
            0.9,
            "toys",
            List.of(
                    new HalfWidth(WORDS, 0, 1, 0.91),
                    new HalfWidth(WORDS, 0.3, 2, 0.89),
                    new HalfWidth(Set.of(), 0, 3, Double.NaN)));

    @Test
    void halfWidth_betweenCalibratedRates_isInProportion() {
        assertThat(UNCERTAINTY.halfWidth(WORDS, 0).orElseThrow()).isEqualTo(1);
        assertThat(UNCERTAINTY.halfWidth(WORDS, 0.15).orElseThrow()).isCloseTo(1.5, within(1e-9));
        assertThat(UNCERTAINTY.halfWidth(WORDS, 0.3).orElseThrow()).isEqualTo(2);
    }

    @Test
    void halfWidth_beyondTheHighestRate_isThatRates() {
        assertThat(UNCERTAINTY.halfWidth(WORDS, 1).orElseThrow()).isEqualTo(2);
        assertThat(UNCERTAINTY.halfWidth(Set.of(), 0.5).orElseThrow()).isEqualTo(3);
    }

    @Test
    void halfWidth_uncalibratedModalities_isUnknown() {
        assertThat(UNCERTAINTY.halfWidth(Set.of(Modality.AUDIO), 0)).isEqualTo(Optional.empty());
    }

    @Test
    void json_readBack_isTheSame() {
        assertThat(UncertaintyJson.read(UncertaintyJson.write(new ObjectMapper(), UNCERTAINTY)))
                .isEqualTo(UNCERTAINTY);
    }

    @Test
    void json_wrongFields_areNamed() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertThatThrownBy(() -> UncertaintyJson.read(mapper.readTree("{\"coverage\":0.9}")))
                .hasMessageContaining("/uncertainty/half_widths");
        assertThatThrownBy(
                        () -> UncertaintyJson.read(
                                mapper.readTree(
                                        "{\"coverage\":0.9,\"half_widths\":[{\"modalities\":[\"smell\"],\"missing_rate\":0,\"half_width\":1}]}")))
                .hasMessageContaining("'smell'");
        assertThatThrownBy(
                        () -> UncertaintyJson.read(
                                mapper.readTree(
                                        "{\"coverage\":0.9,\"half_widths\":[{\"modalities\":[],\"missing_rate\":\"much\",\"half_width\":1}]}")))
                .hasMessageContaining("missing_rate must be a number");
    }
}
