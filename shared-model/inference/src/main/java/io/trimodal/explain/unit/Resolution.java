package io.trimodal.explain.unit;

import io.trimodal.feature.Modality;
import java.util.Map;
import java.util.Optional;

/** How fine the units are, and in what windows are measured. */
public record Resolution(Language language, Time time) {
    public static final Resolution USUAL = new Resolution(Language.WORDS, new Time.Frames());

    /** What one unit of words is; language that came as features has no words, and each of its rows is a unit. */
    public enum Language {
        WORDS,
        /** Word pieces. */
        TOKENS
    }

    /** Audio and vision: a unit is always a frame. */
    public sealed interface Time {
        record Frames() implements Time {}

        /**
         * Units have their times, so frame rates must be known.
         *
         * @param windows of occlusion, instead of those in frames
         */
        record Seconds(Optional<SecondsWindows> windows) implements Time {}
    }

    public boolean isInSeconds() {
        return switch (time) {
            case Time.Frames _ -> false;
            case Time.Seconds _ -> true;
        };
    }

    /**
     * @param inFrames what holds where nothing is said in seconds
     * @param frameRates frames a second
     */
    public Windows windows(Modality modality, Windows inFrames, Map<Modality, Double> frameRates) {
        return switch (time) {
            case Time.Frames _ -> inFrames;
            case Time.Seconds(Optional<SecondsWindows> windows) ->
                windows.map(seconds -> seconds.at(frameRates.get(modality))).orElse(inFrames);
        };
    }
}
