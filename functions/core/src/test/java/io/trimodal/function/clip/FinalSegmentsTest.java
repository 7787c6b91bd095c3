package io.trimodal.function.clip;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.media.activity.SpeechSpan;
import io.trimodal.media.segment.Segment;
import io.trimodal.media.segment.SegmentOptions;
import io.trimodal.media.segment.Segmenter;
import io.trimodal.media.transcript.Cue;
import io.trimodal.media.transcript.CueTimes;
import io.trimodal.media.transcript.Transcript;
import io.trimodal.media.transcript.TranscriptForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is given early is what the whole clip has, wherever it goes on and ends. */
class FinalSegmentsTest {
    private final FinalSegments finals = new FinalSegments(SegmentOptions.DEFAULT);
    private final Segmenter segmenter = new Segmenter(SegmentOptions.DEFAULT);

    @Test
    void span_isFinal_whenNothingCanJoinIt() {
        List<SpeechSpan> one = List.of(new SpeechSpan(1, 1.3));
        assertThat(finals.ofSpeech(one, new SpeechSpan(1.5, 1.6))).isEmpty();
        assertThat(finals.ofSpeech(one, new SpeechSpan(2.4, 2.5))).hasSize(1);
        List<SpeechSpan> longer = List.of(new SpeechSpan(1, 4));
        assertThat(finals.ofSpeech(longer, new SpeechSpan(4.5, 4.6)))
                .as("may be short")
                .isEmpty();
        assertThat(finals.ofSpeech(longer, new SpeechSpan(4.5, 5.1)))
                .as("is long")
                .hasSize(1);
    }

    @Test
    void speech_thatIsGivenEarly_isThatOfTheWhole() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<SpeechSpan> spans = new ArrayList<>();
            double at = random.nextDouble();
            for (int i = 0; i < 12; i++) {
                double length = random.nextInt(3) == 0 ? 0.25 + random.nextDouble() / 2 : 1 + 14 * random.nextDouble();
                spans.add(new SpeechSpan(at, at + length));
                at += length + (random.nextInt(8) == 0 ? 0 : 0.1 + 2 * random.nextDouble());
            }
            List<Segment> whole = segmenter.fromSpeech(spans, 1e6).segments();
            for (int known = 1; known < spans.size(); known++) {
                SpeechSpan next = spans.get(known);
                SpeechSpan soonest =
                        new SpeechSpan(next.start(), next.start() + next.length() * (0.1 + 0.9 * random.nextDouble()));
                List<Segment> early = finals.ofSpeech(spans.subList(0, known), soonest);
                assertThat(whole.subList(0, early.size())).as("seed %d", seed).isEqualTo(early);
            }
        }
    }

    @Test
    void cues_thatAreGivenEarly_areThoseOfTheWhole() {
        int given = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Cue> cues = new ArrayList<>();
            double at = random.nextDouble();
            for (int i = 0; i < 12; i++) {
                double length = random.nextInt(3) == 0 ? 0.1 + random.nextDouble() / 2 : 1 + 12 * random.nextDouble();
                String text = random.nextBoolean() ? "A whole sentence." : "a part of one";
                cues.add(new Cue(
                        new CueTimes.Known(at, at + length), text, List.of(), random.nextInt(4) == 0 ? "B" : "A"));
                at += length * random.nextDouble() + 1.5 * random.nextDouble();
            }
            Transcript all = new Transcript(TranscriptForm.WEBVTT, cues);
            for (int i = 0; i < 20; i++) {
                double now = 0.1 + at * random.nextDouble();
                double end = now + 10 * random.nextDouble();
                int known = (int) cues.stream().filter(cue -> start(cue) <= now).count();
                double until = known < cues.size() ? start(cues.get(known)) : Double.POSITIVE_INFINITY;
                Transcript sofar = new Transcript(TranscriptForm.WEBVTT, cues.subList(0, known));
                for (List<Segment> early : List.of(
                        finals.ofCues(all, now, Double.POSITIVE_INFINITY),
                        known == 0 ? List.<Segment>of() : finals.ofCues(sofar, now, until))) {
                    if (early.isEmpty()) {
                        continue;
                    }
                    given += early.size();
                    assertThat(segmenter.fromTranscript(all, List.of(), end).segments())
                            .as("seed %d at %f, ending at %f", seed, now, end)
                            .startsWith(early.toArray(Segment[]::new));
                }
            }
        }
        assertThat(given).isGreaterThan(1000);
    }

    private static double start(Cue cue) {
        return ((CueTimes.Known) cue.times()).start();
    }
}
