package io.trimodal.media.activity;

import java.util.function.Consumer;

/**
 * From probabilities, a window after the other, to spans of speech. All times are in seconds of the waveform. A span is
 * given as soon as the pause after it is long enough. Not thread-safe.
 */
final class SpeechSpans {
    private final VoiceActivityOptions options;
    private final double window;
    private final Consumer<SpeechSpan> spans;
    private long windows;
    private boolean speaking;
    private double start;
    /** Where a pause may have begun, or beyond all time. */
    private double pause = Double.POSITIVE_INFINITY;

    private double leastLikely;
    private double cut;
    /** The end of the last span, which the next one does not reach into. */
    private double before;

    /**
     * @param window seconds of one
     * @param spans takes each span
     */
    SpeechSpans(VoiceActivityOptions options, double window, Consumer<SpeechSpan> spans) {
        this.options = options;
        this.window = window;
        this.spans = spans;
    }

    /** The next window. */
    void add(double probability) {
        double from = windows * window;
        windows++;
        if (!speaking) {
            if (probability >= options.enter()) {
                begin(from);
            }
        } else {
            follow(probability, from);
        }
    }

    /** Whether the last window was within speech, or within a pause that has not ended it yet. */
    boolean isSpeaking() {
        return speaking;
    }

    /**
     * The next span, as soon and as short as it can still come: that which is open if there is one. It may end later,
     * and it may not come at all.
     */
    SpeechSpan soonest() {
        double now = windows * window;
        double from = Math.max(before, (speaking ? start : now) - options.padding());
        return new SpeechSpan(from, Math.max(from + window, Math.min(pause, now)));
    }

    /** No window follows. @param length of the waveform */
    void end(double length) {
        if (speaking) {
            give(start, Math.min(pause, length), length);
            speaking = false;
        }
    }

    private void begin(double from) {
        speaking = true;
        start = from;
        pause = Double.POSITIVE_INFINITY;
        leastLikely = Double.POSITIVE_INFINITY;
    }

    private void follow(double probability, double from) {
        if (probability >= options.enter()) {
            pause = Double.POSITIVE_INFINITY;
        } else if (probability < options.leave()) {
            pause = Math.min(pause, from);
        }
        double now = from + window;
        if (now - pause >= options.shortestPause()) {
            give(start, pause, now);
            speaking = false;
            return;
        }
        if (from - start >= options.longestSpeech() / 2 && probability <= leastLikely) {
            leastLikely = probability;
            cut = from;
        }
        if (now - start >= options.longestSpeech()) {
            cutThere();
        }
    }

    /** Both sides touch: nothing is lost, and nothing counted twice. */
    private void cutThere() {
        spans.accept(new SpeechSpan(Math.max(before, start - options.padding()), cut));
        before = cut;
        start = cut;
        leastLikely = Double.POSITIVE_INFINITY;
        pause = Math.max(pause, cut);
    }

    private void give(double from, double to, double limit) {
        if (to > from && to - from >= options.shortestSpeech()) {
            SpeechSpan span =
                    new SpeechSpan(Math.max(before, from - options.padding()), Math.min(limit, to + options.padding()));
            before = span.end();
            spans.accept(span);
        }
    }
}
