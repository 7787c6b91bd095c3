package io.trimodal.function.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapDefaultsTest {
    private static long megabytes(HeapDefaults defaults, String name) {
        return Long.parseLong(defaults.getValue(name)) >> 20;
    }

    @ParameterizedTest
    @CsvSource({"16,2,1,8", "128,16,8,32", "256,32,16,64", "512,64,32,64", "2048,256,32,64", "16384,256,32,64"})
    void values_followTheHeap_upToWhatIsDocumented(long heap, long bodies, long body, int utterances) {
        HeapDefaults defaults = new HeapDefaults(heap << 20);
        assertThat(megabytes(defaults, "trimodal.admission.bodies")).isEqualTo(bodies);
        assertThat(megabytes(defaults, "trimodal.limits.body-size")).isEqualTo(body);
        assertThat(defaults.getValue("trimodal.limits.utterances")).isEqualTo(Integer.toString(utterances));
    }

    /** The full size of pictures takes 368 MB of five eighths of the heap. */
    @ParameterizedTest
    @CsvSource({"128,2150925,1", "512,8603700,1", "600,9437184,1", "1200,9437184,2"})
    void recordings_fitIntoTheHeap(long heap, long pixels, int atOnce) {
        HeapDefaults defaults = new HeapDefaults(heap << 20);
        assertThat(defaults.getValue("trimodal.clips.pixels")).isEqualTo(Long.toString(pixels));
        assertThat(Integer.parseInt(defaults.getValue("trimodal.clips.at-once")))
                .isBetween(1, atOnce);
    }

    @Test
    void value_ofAnythingElse_isNotKnown() {
        assertThat(new HeapDefaults().getValue("trimodal.limits.frames")).isNull();
    }
}
