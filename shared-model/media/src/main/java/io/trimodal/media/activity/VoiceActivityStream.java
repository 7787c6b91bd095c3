package io.trimodal.media.activity;

import io.trimodal.feature.InvalidFeaturesException;
import java.util.function.Consumer;

/**
 * A waveform that comes in pieces; spans are given as soon as they are known, and are the same however it is cut. Not
 * thread-safe.
 */
public final class VoiceActivityStream {
    private static final double SAMPLE_RATE = SileroDetector.SAMPLE_RATE;

    private final SpeechDetector detector;
    private final SpeechSpans spans;
    private final float[] window = new float[SpeechDetector.WINDOW];
    private int filled;
    private long samples;
    private boolean finished;

    VoiceActivityStream(SpeechDetector detector, VoiceActivityOptions options, Consumer<SpeechSpan> spans) {
        this.detector = detector;
        this.spans = new SpeechSpans(options, SpeechDetector.WINDOW / SAMPLE_RATE, spans);
    }

    /**
     * The next samples, mono at 16 kHz.
     *
     * @param from index of the first
     * @param to index after the last
     * @throws InvalidFeaturesException if one is not finite, with its place in the waveform
     */
    public void accept(float[] waveform, int from, int to) {
        if (finished) {
            throw new IllegalStateException("the waveform has ended");
        }
        for (int i = from; i < to; i++) {
            if (!Float.isFinite(waveform[i])) {
                throw new InvalidFeaturesException(
                        "has " + waveform[i] + " at sample " + samples + "; every sample must be finite");
            }
            window[filled++] = waveform[i];
            samples++;
            if (filled == window.length) {
                spans.add(detector.probability(window));
                filled = 0;
            }
        }
    }

    /** Whether somebody speaks, as far as the samples say that were accepted. */
    public boolean isSpeaking() {
        return spans.isSpeaking();
    }

    /**
     * The next span, as soon and as short as it can still come; it may end later, and it may not come at all. So
     * whoever joins spans that lie near each other knows which are done with.
     */
    public SpeechSpan soonest() {
        return spans.soonest();
    }

    /**
     * No sample follows: gives the span that is open, if one is. What does not fill a window counts as the last one.
     */
    public void finish() {
        if (!finished) {
            finished = true;
            spans.end(samples / SAMPLE_RATE);
        }
    }
}
