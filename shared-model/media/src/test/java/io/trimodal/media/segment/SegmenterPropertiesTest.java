package io.trimodal.media.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.media.activity.SpeechSpan;
import io.trimodal.media.transcript.Cue;
import io.trimodal.media.transcript.CueTimes;
import io.trimodal.media.transcript.InvalidTranscriptException;
import io.trimodal.media.transcript.TimedWord;
import io.trimodal.media.transcript.Transcript;
import io.trimodal.media.transcript.TranscriptForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for any transcript. */
class SegmenterPropertiesTest {
    private static final double ROUNDING = 1e-5;
    private static final String[] ENDS = {"", "", "", ".", "?", ",", "..."};
    private static final Segmenter SEGMENTER = new Segmenter(SegmentOptions.DEFAULT);

    @Property(tries = 1000)
    void fromTranscript_anyCues_keepsOrderLengthWordsAndSpeakers(@ForAll long seed) {
        Random random = new Random(seed);
        List<Cue> cues = new ArrayList<>();
        cues.addAll(cues("A", random));
        cues.addAll(cues("B", random));
        cues.sort(Comparator.comparingDouble(cue -> times(cue).start()));
        double clipSeconds =
                1 + cues.stream().mapToDouble(cue -> times(cue).end()).max().orElse(0);
        List<Segment> segments = SEGMENTER
                .fromTranscript(new Transcript(TranscriptForm.WEBVTT, cues), List.of(), clipSeconds)
                .segments();
        assertOrderAndLength(segments, clipSeconds);
        for (String speaker : List.of("A", "B")) {
            assertThat(text(segments, speaker)).isEqualTo(said(cues, speaker));
            assertThat(words(segments, speaker))
                    .isEqualTo(cues.stream()
                            .filter(cue -> cue.speaker().equals(speaker))
                            .flatMap(cue -> cue.words().stream())
                            .toList());
        }
    }

    /** Overlapping, without length, after the end, with words at other times. */
    @Property(tries = 1000)
    void fromTranscript_wildTimes_givesSegmentsWithinTheClipOrARefusal(@ForAll long seed) {
        Random random = new Random(seed);
        double clipSeconds = Math.pow(random.nextDouble(), 4) * 100 + 1e-3;
        List<Cue> cues = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            double start = Math.rint(random.nextDouble() * clipSeconds * 15) / 10;
            double length = random.nextInt(3) == 0 ? 0 : 30 * random.nextDouble();
            String text = text(1 + random.nextInt(9), random);
            List<TimedWord> words = words(text, 50 * random.nextDouble(), length, random);
            cues.add(new Cue(new CueTimes.Known(start, start + length), text, words, random.nextBoolean() ? "A" : "B"));
        }
        Transcript transcript = new Transcript(TranscriptForm.WEBVTT, cues);
        try {
            assertOrderAndLength(
                    SEGMENTER.fromTranscript(transcript, List.of(), clipSeconds).segments(), clipSeconds);
        } catch (InvalidTranscriptException e) {
            assertThat(cues).allMatch(cue -> times(cue).start() >= clipSeconds - 0.01);
        }
    }

    @Property(tries = 1000)
    void fromTranscript_anyTextWithoutTimes_keepsOrderLengthAndWords(@ForAll long seed) {
        Random random = new Random(seed);
        List<Cue> cues = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            cues.add(new Cue(new CueTimes.Unknown(), text(1 + random.nextInt(60), random), List.of(), ""));
        }
        List<SpeechSpan> speech = speech(random);
        List<Segment> segments = SEGMENTER
                .fromTranscript(new Transcript(TranscriptForm.PLAIN_TEXT, cues), speech, 400)
                .segments();
        assertOrderAndLength(segments, 400);
        assertThat(text(segments, "")).isEqualTo(said(cues, ""));
    }

    @Property(tries = 1000)
    void fromSpeech_anySpans_keepsOrderLengthAndAllSpeech(@ForAll long seed) {
        List<SpeechSpan> speech = speech(new Random(seed));
        List<Segment> segments = SEGMENTER.fromSpeech(speech, 400).segments();
        assertOrderAndLength(segments, 400);
        for (SpeechSpan span : speech) {
            double covered = segments.stream()
                    .mapToDouble(segment ->
                            Math.max(0, Math.min(segment.end(), span.end()) - Math.max(segment.start(), span.start())))
                    .sum();
            assertThat(covered).isBetween(span.length() - ROUNDING, span.length() + ROUNDING);
        }
    }

    private static void assertOrderAndLength(List<Segment> segments, double clipSeconds) {
        assertThat(segments).isSortedAccordingTo(Comparator.comparingDouble(Segment::start));
        assertThat(segments)
                .allMatch(segment -> segment.length() <= SegmentOptions.DEFAULT.longest() + ROUNDING)
                .allMatch(segment -> segment.end() <= clipSeconds);
    }

    private static CueTimes.Known times(Cue cue) {
        return (CueTimes.Known) cue.times();
    }

    /** That do not overlap each other. */
    private static List<Cue> cues(String speaker, Random random) {
        List<Cue> cues = new ArrayList<>();
        double at = 3 * random.nextDouble();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            double length = Math.pow(random.nextDouble(), 2) * 40 + 0.02;
            String text = text(1 + random.nextInt(20), random);
            cues.add(new Cue(
                    new CueTimes.Known(at, at + length),
                    text,
                    random.nextBoolean() ? List.of() : words(text, at, length, random),
                    speaker));
            at += length + (random.nextBoolean() ? 0 : 3 * random.nextDouble());
        }
        return cues;
    }

    private static String text(int words, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            String word = random.nextInt(30) == 0 ? "3.5" : "abcdefghijklmnop".substring(random.nextInt(15));
            text.append(i == 0 ? "" : " ").append(word).append(ENDS[random.nextInt(ENDS.length)]);
        }
        return text.toString();
    }

    /** Some of the words, at times that do not go back. */
    private static List<TimedWord> words(String text, double start, double length, Random random) {
        String[] tokens = text.split(" ");
        List<TimedWord> words = new ArrayList<>();
        for (int i = 0; i < tokens.length; i++) {
            double from = start + length * i / tokens.length;
            if (random.nextInt(5) > 0) {
                words.add(new TimedWord(tokens[i], from, from + length * random.nextDouble() / tokens.length));
            }
        }
        return words;
    }

    private static List<SpeechSpan> speech(Random random) {
        List<SpeechSpan> speech = new ArrayList<>();
        double at = random.nextDouble();
        for (int i = random.nextInt(8); i > 0; i--) {
            double length = Math.pow(random.nextDouble(), 2) * 40 + 0.02;
            speech.add(new SpeechSpan(at, at + length));
            at += length + 0.01 + 3 * random.nextDouble();
        }
        return speech;
    }

    private static String text(List<Segment> segments, String speaker) {
        return segments.stream()
                .filter(segment -> segment.speaker().equals(speaker))
                .map(Segment::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String said(List<Cue> cues, String speaker) {
        return cues.stream()
                .filter(cue -> cue.speaker().equals(speaker))
                .map(Cue::text)
                .collect(Collectors.joining(" "));
    }

    private static List<TimedWord> words(List<Segment> segments, String speaker) {
        return segments.stream()
                .filter(segment -> segment.speaker().equals(speaker))
                .flatMap(segment -> segment.words().stream())
                .toList();
    }
}
