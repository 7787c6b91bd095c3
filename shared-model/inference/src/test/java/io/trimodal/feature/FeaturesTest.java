package io.trimodal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesTest {
    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void of_valueThatIsNotFinite_namesItsFrameAndDimension(float bad) {
        assertThatThrownBy(() -> Features.of(new float[][] {{1, 2, 3}, {4, 5, bad}}))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessage("has " + bad + " at frame 1, dimension 2; every value must be a finite float32");
    }

    @Test
    void of_raggedRows_namesTheFrame() {
        assertThatThrownBy(() -> Features.of(new float[][] {{1, 2}, {3, 4}, {5}}))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessage("is ragged: frame 0 has 2 values, frame 2 has 1");
    }

    @Test
    void of_noRows_isRefused() {
        assertThatThrownBy(() -> Features.of(new float[0][]))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessageContaining("has no frames");
    }

    @Test
    void of_emptyRows_isRefused() {
        assertThatThrownBy(() -> Features.of(new float[2][0]))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessageContaining("frames of no values");
    }

    @Test
    void new_wrongCount_saysBothCounts() {
        assertThatThrownBy(() -> new Features(2, 3, new float[5]))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessage("holds 5 values, but 2 frames of 3 need 6");
    }

    @Property
    void of_rows_keepsEveryValueInRowMajorOrder(@ForAll("rows") float[][] rows) {
        Features features = Features.of(rows);

        assertThat(features.frames()).isEqualTo(rows.length);
        assertThat(features.dims()).isEqualTo(rows[0].length);
        assertThat(features.values()).hasSize(rows.length * rows[0].length);
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < rows[i].length; k++) {
                assertThat(features.values()[i * rows[0].length + k]).isEqualTo(rows[i][k]);
            }
        }
    }

    @Provide
    Arbitrary<float[][]> rows() {
        return Arbitraries.integers()
                .between(1, 6)
                .flatMap(dims -> Arbitraries.floats()
                        .array(float[].class)
                        .ofSize(dims)
                        .array(float[][].class)
                        .ofMinSize(1)
                        .ofMaxSize(8));
    }
}
