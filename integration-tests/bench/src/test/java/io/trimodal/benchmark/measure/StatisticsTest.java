package io.trimodal.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void median_isTheMiddle_orTheMeanOfTwo() {
        assertThat(Statistics.median(3, 1, 2)).isEqualTo(2);
        assertThat(Statistics.median(4, 1, 2, 100)).isEqualTo(3);
        assertThat(Statistics.median(7)).isEqualTo(7);
    }

    @Test
    void percentile_isAValueThatWasMeasured() {
        double[] oneToTwoHundred =
                IntStream.rangeClosed(1, 200).asDoubleStream().toArray();
        assertThat(Statistics.percentile(0.99, oneToTwoHundred)).isEqualTo(198);
        assertThat(Statistics.percentile(0.5, oneToTwoHundred)).isEqualTo(100);
        assertThat(Statistics.percentile(1, oneToTwoHundred)).isEqualTo(200);
        assertThat(Statistics.percentile(0.99, 5, 9, 7)).isEqualTo(9);
    }

    @Test
    void nothing_hasNoMedian() {
        assertThatIllegalArgumentException().isThrownBy(Statistics::median);
    }
}
