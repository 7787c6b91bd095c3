package io.trimodal.explain.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class AdaptiveSimpsonTest {
    private int evaluated;

    private AdaptiveSimpson line(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        return new AdaptiveSimpson(places -> {
            evaluated += places.size();
            return places.stream()
                    .map(place -> new AdaptiveSimpson.Point(value.applyAsDouble(place), slope.applyAsDouble(place)))
                    .toList();
        });
    }

    private static double integral(AdaptiveSimpson line, DoubleUnaryOperator slope) {
        double sum = 0;
        for (var entry : line.weights().entrySet()) {
            sum += entry.getValue() * slope.applyAsDouble(entry.getKey());
        }
        return sum;
    }

    @Test
    void cubic_isExactAtOnce() {
        AdaptiveSimpson line = line(x -> x * x * x * x, x -> 4 * x * x * x);
        assertThat(line.integrate(1, 129, 1e-9)).isTrue();
        assertThat(evaluated).isEqualTo(3);
        assertThat(integral(line, x -> 4 * x * x * x)).isEqualTo(1, within(1e-12));
    }

    @Test
    void kink_isClosedInOnByHalving() {
        DoubleUnaryOperator slope = x -> x < 0.3 ? 0 : 1;
        AdaptiveSimpson line = line(x -> Math.max(0, x - 0.3), slope);
        assertThat(line.integrate(4, 129, 1e-4)).isTrue();
        assertThat(evaluated).isLessThan(40);
        assertThat(integral(line, slope)).isEqualTo(0.7, within(1e-4));
    }

    @Test
    void weights_addUpToOne() {
        AdaptiveSimpson line = line(StrictMath::exp, StrictMath::exp);
        line.integrate(3, 129, 1e-10);
        assertThat(line.weights().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(1, within(1e-12));
    }

    @Test
    void slopeThatIsWrong_isNeverAccepted_andEndsAtTheMostPoints() {
        AdaptiveSimpson line = line(x -> x, _ -> 2);
        assertThat(line.integrate(2, 33, 1e-3)).isFalse();
        assertThat(evaluated).isLessThanOrEqualTo(33);
    }
}
