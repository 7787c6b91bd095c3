package io.trimodal.media.segment;

import io.trimodal.media.activity.SpeechSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Keeps what lies within a clip. */
final class ClipBounds {
    /** What is shorter, in seconds, has no picture and no frame of voice. */
    private static final double NOTHING = 0.01;

    private final double seconds;

    /** @throws IllegalArgumentException unless the clip has a length */
    ClipBounds(double seconds) {
        if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a clip of " + seconds + " s");
        }
        this.seconds = seconds;
    }

    /** Whether something that starts then is in the clip. */
    boolean contains(double start) {
        return start < seconds - Math.min(NOTHING, seconds / 2);
    }

    /** @param passage that starts within the clip */
    Passage cut(Passage passage) {
        if (passage.end() <= seconds) {
            return passage;
        }
        return passage.until(
                seconds,
                String.format(
                        Locale.ROOT,
                        "The transcript ends it at %.2f s; cut at the end of the clip, %.2f s.",
                        passage.end(),
                        seconds));
    }

    /** Gives a passage without length some, within the clip. */
    Passage widened(Passage passage, double shortest) {
        if (passage.length() >= NOTHING) {
            return passage;
        }
        double end = Math.min(seconds, passage.start() + shortest);
        return passage.until(end, String.format(Locale.ROOT, "Had no length; now %.2f s.", end - passage.start()));
    }

    /** By start, without overlaps and within the clip. */
    List<SpeechSpan> spans(List<SpeechSpan> spans) {
        List<SpeechSpan> kept = new ArrayList<>();
        for (SpeechSpan span : spans.stream()
                .sorted(Comparator.comparingDouble(SpeechSpan::start))
                .filter(span -> contains(span.start()))
                .toList()) {
            double end = Math.min(seconds, span.end());
            if (!kept.isEmpty() && span.start() <= kept.getLast().end()) {
                SpeechSpan last = kept.removeLast();
                kept.add(new SpeechSpan(last.start(), Math.max(last.end(), end)));
            } else {
                kept.add(new SpeechSpan(span.start(), end));
            }
        }
        return kept;
    }

    /** All of it. */
    SpeechSpan whole() {
        return new SpeechSpan(0, seconds);
    }
}
