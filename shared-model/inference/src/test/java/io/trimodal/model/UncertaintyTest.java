package io.trimodal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.feature.Modality;
import io.trimodal.model.Uncertainty.HalfWidth;
import io.trimodal.model.Uncertainty.Measured;
import io.trimodal.model.Uncertainty.Reach;
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
    private static final Uncertainty BY_SCORE = new Uncertainty(
            0.9,
            "toys",
            List.of(
                    new HalfWidth(
                            WORDS,
                            0,
                            1.5,
                            List.of(new Reach(-1, 0.5, 2), new Reach(1, 1.5, 1)),
                            new Measured(0.91, 2.5)),
                    new HalfWidth(WORDS, 0.3, 2, 0.89)));

    @Test
    void reach_betweenCalibratedRates_isInProportion() {
        assertThat(both(0, WORDS, 0)).isEqualTo(1);
        assertThat(both(0, WORDS, 0.15)).isCloseTo(1.5, within(1e-9));
        assertThat(both(0, WORDS, 0.3)).isEqualTo(2);
    }

    @Test
    void reach_beyondTheHighestRate_isThatRates() {
        assertThat(both(0, WORDS, 1)).isEqualTo(2);
        assertThat(both(0, Set.of(), 0.5)).isEqualTo(3);
    }

    @Test
    void reach_uncalibratedModalities_isUnknown() {
        assertThat(UNCERTAINTY.reach(0, Set.of(Modality.AUDIO), 0)).isEqualTo(Optional.empty());
    }

    @Test
    void reach_betweenScores_isInProportion_andBeyondThemAsThere() {
        assertThat(reach(-1, 0)).isEqualTo(new Reach(-1, 0.5, 2));
        assertThat(reach(0, 0)).isEqualTo(new Reach(0, 1, 1.5));
        assertThat(reach(1, 0)).isEqualTo(new Reach(1, 1.5, 1));
        assertThat(reach(-3, 0)).isEqualTo(new Reach(-3, 0.5, 2));
        assertThat(reach(3, 0)).isEqualTo(new Reach(3, 1.5, 1));
    }

    @Test
    void reach_betweenScoresAndRates_isInProportionInBoth() {
        assertThat(reach(0, 0.3)).isEqualTo(new Reach(0, 2, 2));
        assertThat(reach(0, 0.15)).isEqualTo(new Reach(0, 1.5, 1.75));
    }

    @Test
    void reaches_thatAreNone_areRefused() {
        assertThatThrownBy(() -> new Reach(0, -1, 1)).hasMessageContaining("at least 0 below and above");
        assertThatThrownBy(() -> new Reach(0, 1, Double.NaN)).hasMessageContaining("at least 0 below and above");
        assertThatThrownBy(() -> new HalfWidth(
                        WORDS, 0, 1, List.of(new Reach(1, 1, 1), new Reach(1, 2, 2)), new Measured(0.9, 1)))
                .hasMessageContaining("by rising score");
    }

    private static Reach reach(double score, double rate) {
        return BY_SCORE.reach(score, WORDS, rate).orElseThrow();
    }

    /** What an interval without scores reaches to both sides. */
    private static double both(double score, Set<Modality> given, double rate) {
        Reach reach = UNCERTAINTY.reach(score, given, rate).orElseThrow();
        assertThat(reach.below()).isEqualTo(reach.above());
        return reach.below();
    }

    @Test
    void json_readBack_isTheSame() {
        assertThat(UncertaintyJson.read(UncertaintyJson.write(new ObjectMapper(), UNCERTAINTY)))
                .isEqualTo(UNCERTAINTY);
        assertThat(UncertaintyJson.read(UncertaintyJson.write(new ObjectMapper(), BY_SCORE)))
                .isEqualTo(BY_SCORE);
    }

    @Test
    void json_saysByWhichMethod() {
        assertThat(UncertaintyJson.write(new ObjectMapper(), UNCERTAINTY)
                        .at("/method")
                        .asText())
                .isEqualTo("split conformal, absolute residual");
        assertThat(UncertaintyJson.write(new ObjectMapper(), BY_SCORE)
                        .at("/method")
                        .asText())
                .isEqualTo("split conformal, residual by score");
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
        assertThatThrownBy(
                        () -> UncertaintyJson.read(
                                mapper.readTree(
                                        "{\"coverage\":0.9,\"half_widths\":[{\"modalities\":[],\"missing_rate\":0,\"half_width\":1,\"by_score\":[{\"score\":1}]}]}")))
                .hasMessageContaining("below must be a number");
        assertThatThrownBy(
                        () -> UncertaintyJson.read(
                                mapper.readTree(
                                        "{\"coverage\":0.9,\"half_widths\":[{\"modalities\":[],\"missing_rate\":0,\"half_width\":1,\"by_score\":5}]}")))
                .hasMessageContaining("by_score must be an array");
    }
}
