package io.trimodal.media.transcript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Takes cues as they are read, within the limits. Times must not go back: a cue may start before those that were read
 * only where it overlaps them, as when two people speak at once. Otherwise the file is two files in one, or its times
 * are those of another cut, and nobody could say which are right. Not thread-safe.
 */
final class CueGatherer {
    private final TranscriptLimits limits;
    private final List<Cue> cues = new ArrayList<>();
    private int read;
    private double latest;

    CueGatherer(TranscriptLimits limits) {
        this.limits = limits;
    }

    /** Called for every cue as it begins, before its text is read. */
    void begin(String place) {
        read++;
        if (read > limits.cues()) {
            throw new TooLongTranscriptException(place + ": one cue more than " + limits.cues() + ", the most");
        }
    }

    /** Called as the text of a cue grows. */
    void requireCharacters(int characters, String place) {
        if (characters > limits.charactersPerCue()) {
            throw new TooLongTranscriptException(
                    place + ": the cue has more than " + limits.charactersPerCue() + " characters, the most");
        }
    }

    /** Called once for a time that was read. */
    void requireOrder(CueTimes.Known times, String place) {
        if (times.start() < latest && times.end() <= latest) {
            throw InvalidTranscriptException.at(
                    place,
                    String.format(
                            Locale.ROOT,
                            "goes back to %s after a cue at %s, expected cues by their start",
                            TimeStamp.of(times.start()),
                            TimeStamp.of(latest)));
        }
        latest = Math.max(latest, times.start());
    }

    /** A cue that says nothing is left out. */
    void add(Cue cue) {
        if (!cue.text().isEmpty()) {
            cues.add(cue);
        }
    }

    List<Cue> ordered() {
        return cues.stream()
                .sorted(Comparator.comparingDouble(CueGatherer::start))
                .toList();
    }

    private static double start(Cue cue) {
        return switch (cue.times()) {
            case CueTimes.Known known -> known.start();
            case CueTimes.Unknown _ -> 0;
        };
    }
}
