package io.trimodal.media.segment;

import io.trimodal.media.transcript.Cue;
import io.trimodal.media.transcript.CueTime;
import io.trimodal.media.transcript.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes the segments of a clip out of a transcript, or of the spans in which somebody speaks. Stateless. */
public final class Segmentation {
    private final SegmentRules rules;

    public Segmentation(SegmentRules rules) {
        this.rules = rules;
    }

    /**
     * One segment per cue, or per sentence where the times of words are known; too short ones of one speaker are
     * joined, too long ones cut.
     *
     * @param speech where somebody speaks, in order, for cues without times; if empty these make no segments
     * @return in the order of time
     */
    public List<Segment> of(List<Cue> cues, List<TimeSpan> speech) {
        List<Segment> segments = new ArrayList<>();
        List<Cue> untimed = new ArrayList<>();
        for (Cue cue : cues) {
            switch (cue.time()) {
                case CueTime.Known(TimeSpan span) -> segments.addAll(Sentences.of(cue, span));
                case CueTime.Unknown() -> untimed.add(cue);
            }
        }
        if (!untimed.isEmpty() && !speech.isEmpty()) {
            segments.addAll(new EstimatedTimes(speech).of(untimed));
        }
        return finished(segments);
    }

    /** Segments without text. @param speech where somebody speaks, in order */
    public List<Segment> ofSpeech(List<TimeSpan> speech) {
        return finished(speech.stream()
                .map(span -> new Segment(span, "", "", List.of(), List.of()))
                .toList());
    }

    private List<Segment> finished(List<Segment> segments) {
        List<Segment> ordered = segments.stream()
                .sorted(Comparator.comparingDouble(segment -> segment.span().start()))
                .toList();
        Cutting cutting = new Cutting(rules);
        return new Joining(rules)
                .joined(ordered).stream()
                        .flatMap(segment -> cutting.cut(segment).stream())
                        .filter(segment -> segment.span().seconds() > 0)
                        .toList();
    }
}
