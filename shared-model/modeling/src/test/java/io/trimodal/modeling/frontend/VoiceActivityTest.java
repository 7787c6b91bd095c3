package io.trimodal.modeling.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import io.trimodal.media.activity.SpeechSpan;
import io.trimodal.media.activity.VoiceActivity;
import io.trimodal.media.activity.VoiceActivityOptions;
import io.trimodal.media.activity.VoiceActivityStream;
import io.trimodal.model.ModelId;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Speech that espeak-ng made, between noise that is as loud: Silero's network finds it, loudness cannot. */
final class VoiceActivityTest {
    private static final Path DOWNLOADS = Path.of("target", "npm");
    private static final int RATE = VoiceSignals.RATE;
    private static final double LOUD = 0.05;

    @TempDir
    private Path folder;

    @Test
    void spans_ofSpeechBetweenNoise_areWhereItIs() {
        float[] speech = VoiceSignals.speech();
        float[] waveform = between(speech, 2 * RATE, LOUD);

        try (VoiceActivity silero = silero()) {
            List<SpeechSpan> spans = silero.spans(waveform, VoiceActivityOptions.DEFAULT);

            assertThat(silero.name()).isEqualTo("voice-activity:1.0.0");
            assertThat(spans).isNotEmpty();
            assertThat(spans.getFirst().start()).isCloseTo(2, within(0.35));
            assertThat(spans.getLast().end()).isCloseTo(2 + (double) speech.length / RATE, within(0.35));
            assertThat(spans.stream().mapToDouble(SpeechSpan::length).sum()).isGreaterThan(2.5);
        }
    }

    @Test
    void spans_ofNoise_areNone() {
        try (VoiceActivity silero = silero()) {
            assertThat(silero.spans(between(new float[0], 3 * RATE, LOUD), VoiceActivityOptions.DEFAULT))
                    .isEmpty();
        }
    }

    @Test
    void stream_inPieces_givesTheSpansOfTheWhole() {
        float[] waveform = between(VoiceSignals.speech(), RATE, 0.001);
        List<SpeechSpan> spans = new ArrayList<>();

        try (VoiceActivity silero = silero()) {
            VoiceActivityStream stream = silero.stream(VoiceActivityOptions.DEFAULT, spans::add);
            for (int from = 0; from < waveform.length; from += 777) {
                stream.accept(waveform, from, Math.min(waveform.length, from + 777));
            }
            stream.finish();

            assertThat(spans).isEqualTo(silero.spans(waveform, VoiceActivityOptions.DEFAULT));
        }
    }

    @Test
    void byEnergy_ofSpeechInSilence_isNearSilero() {
        float[] speech = VoiceSignals.speech();
        float[] waveform = between(speech, RATE, 0.0005);

        List<SpeechSpan> spans = VoiceActivity.byEnergy().spans(waveform, VoiceActivityOptions.DEFAULT);

        assertThat(spans.getFirst().start()).isCloseTo(1, within(0.25));
        assertThat(spans.getLast().end()).isCloseTo(1 + (double) speech.length / RATE, within(0.25));
    }

    /** Skips the test, and says why, where npm cannot get the network. */
    private VoiceActivity silero() {
        try {
            FrontEndDraft draft = new VoiceActivityRecipe().make(new ModelId("voice-activity", "1.0.0"), DOWNLOADS);
            return VoiceActivity.load(FrontEndWriter.write(draft, folder), new OnnxGraphs(RuntimeOptions.cpu(1)));
        } catch (SourceUnavailableException e) {
            return abort(e.getMessage());
        }
    }

    private static float[] between(float[] speech, int around, double level) {
        Random random = new Random(1);
        float[] waveform = new float[speech.length + 2 * around];
        for (int i = 0; i < waveform.length; i++) {
            int at = i - around;
            waveform[i] = (float) (level * random.nextGaussian()) + (at >= 0 && at < speech.length ? speech[at] : 0);
        }
        return waveform;
    }
}
