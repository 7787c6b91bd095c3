package io.trimodal.function.clip;

import io.trimodal.media.activity.SpeechSpan;
import io.trimodal.media.segment.Segment;
import io.trimodal.media.segment.SegmentOptions;
import io.trimodal.media.segment.Segmenter;
import io.trimodal.media.transcript.InvalidTranscriptException;
import io.trimodal.media.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which segments of a clip that goes on are what they will be in the end, whatever comes: those that are the same for
 * the futures that could change most. Stateless, thread-safe.
 */
final class FinalSegments {
    /** Later than any clip ends. */
    private static final double NEVER = 1e7;

    private static final double LONG_SPEECH = 1000;

    private final SegmentOptions options;
    private final Segmenter segmenter;

    FinalSegments(SegmentOptions options) {
        this.options = options;
        this.segmenter = new Segmenter(options);
    }

    /**
     * Of spans of speech. A span is joined with the next one alone, the more likely the sooner and the shorter that
     * comes; so nothing else can happen to what is the same without a next one, and with one that comes as soon as it
     * can and is short, or long.
     *
     * @param soonest the next span, as soon and as short as it can come
     */
    List<Segment> ofSpeech(List<SpeechSpan> speech, SpeechSpan soonest) {
        SpeechSpan longer = new SpeechSpan(soonest.start(), soonest.end() + LONG_SPEECH);
        return common(common(of(speech), of(with(speech, soonest))), of(with(speech, longer)));
    }

    private List<Segment> of(List<SpeechSpan> speech) {
        return segmenter.fromSpeech(speech, NEVER).segments();
    }

    private static List<SpeechSpan> with(List<SpeechSpan> speech, SpeechSpan next) {
        return Stream.concat(speech.stream(), Stream.of(next)).toList();
    }

    /**
     * Of cues with times. The end of the clip cuts a cue, and what is shorter joins more; so what is the same for a
     * clip that ends now and for one that never does is not changed by an end between. Cues that have not begun, or are
     * not known yet, are too far away to join what ended before the gap that is allowed.
     *
     * @param now seconds of the clip that are there, more than 0
     * @param known the time from which on cues may still become known
     */
    List<Segment> ofCues(Transcript transcript, double now, double known) {
        List<Segment> endsNow;
        try {
            endsNow = segmenter.fromTranscript(transcript, List.of(), now).segments();
        } catch (InvalidTranscriptException _) {
            return List.of(); // nothing has begun
        }
        List<Segment> common = common(
                endsNow, segmenter.fromTranscript(transcript, List.of(), NEVER).segments());
        List<Segment> ended = new ArrayList<>();
        for (Segment segment : common) {
            if (segment.end() + options.gap() > Math.min(now, known)) {
                break;
            }
            ended.add(segment);
        }
        return ended;
    }

    /** What both begin with. */
    private static List<Segment> common(List<Segment> some, List<Segment> others) {
        int same = 0;
        while (same < Math.min(some.size(), others.size()) && some.get(same).equals(others.get(same))) {
            same++;
        }
        return some.subList(0, same);
    }
}
