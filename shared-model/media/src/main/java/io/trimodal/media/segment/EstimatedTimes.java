package io.trimodal.media.segment;

import io.trimodal.media.transcript.Cue;
import io.trimodal.media.transcript.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives text without times to the spans in which somebody speaks: each sentence takes a share of the time of speech
 * that is its share of the characters.
 */
final class EstimatedTimes {
    private static final SegmentNote NOTE = new SegmentNote(
            SegmentNote.Kind.ESTIMATED,
            "The transcript says no times: they were worked out from the length of its sentences.");

    private final List<TimeSpan> speech;

    EstimatedTimes(List<TimeSpan> speech) {
        this.speech = speech;
    }

    List<Segment> of(List<Cue> cues) {
        double total = speech.stream().mapToDouble(TimeSpan::seconds).sum();
        long characters = cues.stream()
                .flatMap(cue -> Sentences.of(cue.text()).stream())
                .mapToLong(String::length)
                .sum();
        List<Segment> segments = new ArrayList<>();
        long before = 0;
        for (Cue cue : cues) {
            for (String sentence : Sentences.of(cue.text())) {
                double from = place(total * before / characters, true);
                before += sentence.length();
                double to = place(total * before / characters, false);
                segments.add(new Segment(
                        new TimeSpan(from, Math.max(from, to)), cue.speaker(), sentence, List.of(), List.of(NOTE)));
            }
        }
        return segments;
    }

    /** When so much of speech was heard. @param begins whether the later of two times is meant, where speech pauses */
    private double place(double spoken, boolean begins) {
        double left = spoken;
        for (TimeSpan span : speech) {
            if (left < span.seconds() || !begins && left <= span.seconds()) {
                return span.start() + left;
            }
            left -= span.seconds();
        }
        return speech.getLast().end();
    }
}
