package io.trimodal.media.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class SpeechSpansTest {
    private static final double WINDOW = 0.1;
    private static final VoiceActivityOptions OPTIONS = new VoiceActivityOptions(0.5, 0.35, 0.25, 0.3, 0.1, 2);

    @Test
    void spans_ofSpeechBetweenSilence_arePadded() {
        assertThat(spans(0, 0, 0, 1, 1, 1, 0, 0, 0, 0)).containsExactly(span(0.2, 0.7));
    }

    @Test
    void spans_atTheEdges_endWithTheWaveform() {
        assertThat(spans(1, 1, 1, 0, 0, 0, 0, 1, 1, 1)).containsExactly(span(0, 0.4), span(0.6, 1.0));
    }

    @Test
    void spans_withAShortPause_areOne() {
        assertThat(spans(1, 1, 0, 0, 1, 1, 0, 0, 0)).containsExactly(span(0, 0.7));
    }

    @Test
    void spans_ofAClick_areNone() {
        assertThat(spans(0, 0, 1, 1, 0, 0, 0, 0)).isEmpty();
    }

    @Test
    void spans_betweenTheThresholds_goOnButDoNotBegin() {
        assertThat(spans(0.4, 0.4, 0.4, 0.4, 0.4)).isEmpty();
        assertThat(spans(0, 0.6, 0.4, 0.4, 0.4, 0.4, 0, 0, 0)).containsExactly(span(0, 0.7));
    }

    @Test
    void spans_ofLongSpeech_areCutWhereItIsLeastLikely() {
        double[] probabilities = new double[30];
        Arrays.fill(probabilities, 0.9);
        probabilities[3] = 0.5;
        probabilities[14] = 0.6;

        assertThat(spans(probabilities)).containsExactly(span(0, 1.4), span(1.4, 3.0));
    }

    @Property
    void spans_ofAnything_areInOrderAndApart(@ForAll @Size(max = 200) List<@DoubleRange(min = 0, max = 1) Double> all) {
        List<SpeechSpan> spans =
                spans(all.stream().mapToDouble(Double::doubleValue).toArray());

        double before = 0;
        for (SpeechSpan span : spans) {
            assertThat(span.start()).isGreaterThanOrEqualTo(before);
            assertThat(span.end()).isLessThanOrEqualTo(all.size() * WINDOW + 1e-9);
            assertThat(span.length()).isLessThanOrEqualTo(OPTIONS.longestSpeech() + 2 * OPTIONS.padding() + 1e-9);
            before = span.end();
        }
    }

    @Test
    void options_whoseSpansCouldOverlap_areRefused() {
        assertThatThrownBy(() -> new VoiceActivityOptions(0.5, 0.35, 0.25, 0.3, 0.2, 30))
                .hasMessageContaining("padding must be from 0 to half of shortest_pause, not 0.2 of 0.3");
    }

    private static List<SpeechSpan> spans(double... probabilities) {
        List<SpeechSpan> spans = new ArrayList<>();
        SpeechSpans machine = new SpeechSpans(OPTIONS, WINDOW, spans::add);
        for (double probability : probabilities) {
            machine.add(probability);
        }
        machine.end(probabilities.length * WINDOW);
        return spans.stream()
                .map(span -> span(rounded(span.start()), rounded(span.end())))
                .toList();
    }

    private static double rounded(double seconds) {
        return Math.rint(seconds * 1e9) / 1e9;
    }

    private static SpeechSpan span(double start, double end) {
        return new SpeechSpan(start, end);
    }
}
