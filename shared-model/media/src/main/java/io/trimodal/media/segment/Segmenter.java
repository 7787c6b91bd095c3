package io.trimodal.media.segment;

import io.trimodal.media.activity.SpeechSpan;
import io.trimodal.media.transcript.Cue;
import io.trimodal.media.transcript.CueTimes;
import io.trimodal.media.transcript.InvalidTranscriptException;
import io.trimodal.media.transcript.Transcript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the segments of a clip. Stateless, thread-safe. */
public final class Segmenter {
    private final SegmentOptions options;
    private final PassageJoiner joiner;

    public Segmenter(SegmentOptions options) {
        this.options = options;
        this.joiner = new PassageJoiner(options);
    }

    /**
     * One segment per cue, joined and cut to the options' lengths: parts of one sentence are joined, and cues that are
     * too short with a neighbour; those that are too long are cut at ends of sentences, at pauses, or between words.
     * Speakers are never joined, also where one speaks in between. Cues that begin after the clip's end are left out,
     * with a note: a recording that was cut short, or an excerpt of one, comes with its whole transcript.
     *
     * @param speech where somebody speaks; only looked at if the transcript has no times. If it is empty, the whole
     *     clip counts as speech
     * @param clipSeconds length of the clip, more than 0
     * @throws InvalidTranscriptException if it has cues and all begin after the clip's end: it is another clip's
     */
    public SegmentedClip fromTranscript(Transcript transcript, List<SpeechSpan> speech, double clipSeconds) {
        ClipBounds bounds = new ClipBounds(clipSeconds);
        if (transcript.cues().isEmpty()) {
            return new SegmentedClip(List.of(), List.of());
        }
        return transcript.hasTimes()
                ? fromTimed(transcript.cues(), bounds)
                : fromUntimed(transcript.cues(), bounds.spans(speech), bounds);
    }

    /**
     * One segment without text per span, joined and cut to the options' lengths.
     *
     * @param speech where somebody speaks; what overlaps is one, what is outside the clip is left out
     * @param clipSeconds length of the clip, more than 0
     */
    public SegmentedClip fromSpeech(List<SpeechSpan> speech, double clipSeconds) {
        ClipBounds bounds = new ClipBounds(clipSeconds);
        List<Passage> passages =
                bounds.spans(speech).stream().map(Segmenter::passage).toList();
        return new SegmentedClip(segments(joiner.shorts(passages), bounds), List.of());
    }

    private SegmentedClip fromTimed(List<Cue> cues, ClipBounds bounds) {
        Map<String, List<Passage>> speakers = new LinkedHashMap<>();
        int outside = 0;
        for (Passage passage : cues.stream()
                .map(Segmenter::passage)
                .sorted(Comparator.comparingDouble(Passage::start))
                .toList()) {
            if (bounds.contains(passage.start())) {
                speakers.computeIfAbsent(passage.speaker(), _ -> new ArrayList<>())
                        .add(bounds.cut(passage));
            } else {
                outside++;
            }
        }
        if (outside == cues.size()) {
            throw new InvalidTranscriptException(String.format(
                    Locale.ROOT,
                    "begins after the end of the clip, %.2f s, expected the transcript of this clip",
                    bounds.whole().end()));
        }
        List<Passage> joined = speakers.values().stream()
                .flatMap(passages -> joiner.shorts(joiner.sentences(passages)).stream())
                .toList();
        String note = outside == 1 ? "1 cue begins" : outside + " cues begin";
        return new SegmentedClip(
                segments(joined, bounds),
                outside == 0
                        ? List.of()
                        : List.of(String.format(
                                Locale.ROOT,
                                "%s after the end of the clip, %.2f s, and became no segment.",
                                note,
                                bounds.whole().end())));
    }

    private SegmentedClip fromUntimed(List<Cue> cues, List<SpeechSpan> speech, ClipBounds bounds) {
        List<SpeechSpan> spans = speech.isEmpty() ? List.of(bounds.whole()) : speech;
        List<Passage> passages = new UntimedText(spans, options.longest()).passages(cues);
        return new SegmentedClip(
                segments(joiner.shorts(passages), bounds),
                speech.isEmpty()
                        ? List.of("No speech was found; the transcript was spread over the whole clip.")
                        : List.of());
    }

    private List<Segment> segments(List<Passage> passages, ClipBounds bounds) {
        return passages.stream()
                .map(passage -> bounds.widened(passage, options.shortest()))
                .flatMap(passage -> PassageCutter.cut(passage, options).stream())
                .map(Passage::segment)
                .sorted(Comparator.comparingDouble(Segment::start))
                .toList();
    }

    private static Passage passage(SpeechSpan span) {
        return new Passage(
                span.start(), span.end(), "", List.of(), "", List.of(), TextTimes.evenly(0, span.start(), span.end()));
    }

    private static Passage passage(Cue cue) {
        return switch (cue.times()) {
            case CueTimes.Known(double start, double end) ->
                new Passage(
                        start,
                        end,
                        cue.text(),
                        cue.words(),
                        cue.speaker(),
                        List.of(),
                        TextTimes.ofWords(cue.text(), cue.words(), start, end));
            case CueTimes.Unknown _ -> throw new IllegalArgumentException("a cue without times among those with times");
        };
    }
}
