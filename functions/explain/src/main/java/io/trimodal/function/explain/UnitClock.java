package io.trimodal.function.explain;

import io.trimodal.explain.Explanation;
import io.trimodal.explain.unit.Unit;
import io.trimodal.feature.Modality;
import io.trimodal.function.clip.SegmentTimes;
import io.trimodal.function.request.Origin;
import io.trimodal.media.segment.SpokenTime;
import io.trimodal.predict.LoadedModel;
import io.trimodal.text.PlacedTokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells when the units of one explained utterance were. */
sealed interface UnitClock {
    /** Nobody asked, and the utterance has no time of its own. */
    record Silent() implements UnitClock {}

    /** Seconds from the beginning of audio and vision, which need not be the same. @param rates frames a second */
    record OfFrames(Map<Modality, Double> rates) implements UnitClock {}

    /**
     * Seconds from the beginning of the recording that the utterance is a segment of.
     *
     * @param rates frames a second
     * @param words where the segment's words stand in its text
     */
    record OfClip(Map<Modality, Double> rates, SegmentTimes times, List<PlacedTokens> words) implements UnitClock {}

    /**
     * @param index of the utterance
     * @param inSeconds whether seconds were asked for; segments of recordings have them in any case
     */
    static UnitClock of(LoadedModel model, Explanation explanation, Origin origin, int index, boolean inSeconds) {
        Map<Modality, Double> rates = explanation.frameRates();
        return switch (origin) {
            case Origin.Given _ -> inSeconds ? new OfFrames(rates) : new Silent();
            case Origin.Clip(var account) -> {
                SegmentTimes times = account.times().get(index);
                yield new OfClip(
                        rates, times, model.language().places(times.segment().text()));
            }
        };
    }

    /** Empty where nobody knows. */
    default Optional<UnitTime> time(Unit unit) {
        return switch (this) {
            case Silent _ -> Optional.empty();
            case OfFrames(var rates) -> frames(unit, rates, 0);
            case OfClip(var rates, SegmentTimes times, var words) -> {
                Optional<UnitTime> time = switch (unit.modality()) {
                    case LANGUAGE -> spoken(unit, times, words);
                    case AUDIO -> frames(unit, rates, times.audio());
                    case VISION -> frames(unit, rates, times.vision());
                };
                yield time.map(UnitTime::rounded);
            }
        };
    }

    /** Frames a second, where they tell the time. */
    default Map<Modality, Double> rates() {
        return Map.of();
    }

    private static Optional<UnitTime> frames(Unit unit, Map<Modality, Double> rates, double begin) {
        return Optional.ofNullable(rates.get(unit.modality()))
                .map(rate -> new UnitTime(begin + unit.from() / rate, begin + unit.to() / rate, false));
    }

    /** A word piece has the time of its word. */
    private static Optional<UnitTime> spoken(Unit unit, SegmentTimes times, List<PlacedTokens> words) {
        return words.stream()
                .filter(word -> word.from() < unit.to() && word.to() > unit.from())
                .findFirst()
                .map(word -> {
                    SpokenTime time = times.segment()
                            .spoken(word.place().from(), word.place().to());
                    return new UnitTime(time.start(), time.end(), time.estimated());
                });
    }
}
