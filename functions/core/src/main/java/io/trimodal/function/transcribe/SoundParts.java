package io.trimodal.function.transcribe;

import io.trimodal.media.activity.SpeechSpan;
import java.util.ArrayList;
import java.util.List;

/** Cuts a long recording where nobody speaks, as services take 25 MB of sound at most. */
final class SoundParts {
    /** Ten minutes of 32 kB a second have 19 MB. */
    private static final double LONGEST = 600;

    /** A span of time in seconds. */
    record Part(double from, double to) {}

    private SoundParts() {}

    /** @param speech where somebody speaks, in order */
    static List<Part> of(double seconds, List<SpeechSpan> speech) {
        List<Part> parts = new ArrayList<>();
        double from = 0;
        while (seconds - from > LONGEST) {
            double earliest = from + LONGEST / 2;
            double latest = from + LONGEST;
            double cut = speech.stream()
                    .mapToDouble(SpeechSpan::end)
                    .filter(end -> end > earliest && end <= latest)
                    .max()
                    .orElse(latest);
            parts.add(new Part(from, cut));
            from = cut;
        }
        parts.add(new Part(from, seconds));
        return parts;
    }
}
