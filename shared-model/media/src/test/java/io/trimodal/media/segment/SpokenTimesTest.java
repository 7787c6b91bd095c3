package io.trimodal.media.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.media.transcript.Cue;
import io.trimodal.media.transcript.CueTimes;
import io.trimodal.media.transcript.TimedWord;
import io.trimodal.media.transcript.Transcript;
import io.trimodal.media.transcript.TranscriptForm;
import io.trimodal.media.transcript.TranscriptLimits;
import io.trimodal.media.transcript.TranscriptReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** When the words of segments were spoken, whatever became of the cues that they stood in. */
class SpokenTimesTest {
    private static final Segmenter SEGMENTER = new Segmenter(SegmentOptions.DEFAULT);

    private static List<Segment> segments(Cue... cues) {
        return SEGMENTER
                .fromTranscript(new Transcript(TranscriptForm.WEBVTT, List.of(cues)), List.of(), 60)
                .segments();
    }

    private static List<Segment> read(String transcript) {
        return SEGMENTER
                .fromTranscript(
                        TranscriptReader.read(transcript.getBytes(StandardCharsets.UTF_8), TranscriptLimits.DEFAULT),
                        List.of(),
                        60)
                .segments();
    }

    private static Cue cue(double start, double end, String text, TimedWord... words) {
        return new Cue(new CueTimes.Known(start, end), text, List.of(words), "A");
    }

    private static String spoken(Segment segment, String part) {
        int from = segment.text().indexOf(part);
        SpokenTime time = segment.spoken(from, from + part.length());
        return String.format(
                Locale.ROOT, "%.2f-%.2f%s", time.start(), time.end(), time.estimated() ? " estimated" : "");
    }

    @Test
    void spoken_ofTimedWords_isTheirTime_alsoOfTheirPartsAndPunctuation() {
        Segment segment = segments(cue(
                        1,
                        4,
                        "“I don’t know”, she said.",
                        new TimedWord("I", 1.1, 1.2),
                        new TimedWord("don’t", 1.2, 1.6),
                        new TimedWord("know", 1.6, 2),
                        new TimedWord("she", 2.5, 2.8),
                        new TimedWord("said.", 2.8, 3.3)))
                .getFirst();

        assertThat(spoken(segment, "I")).isEqualTo("1.10-1.20");
        assertThat(spoken(segment, "“")).isEqualTo("1.10-1.20");
        assertThat(spoken(segment, "don")).isEqualTo("1.20-1.60");
        assertThat(spoken(segment, "’")).isEqualTo("1.20-1.60");
        assertThat(spoken(segment, "”")).isEqualTo("1.60-2.00");
        assertThat(spoken(segment, ",")).isEqualTo("1.60-2.00");
        assertThat(spoken(segment, ".")).isEqualTo("2.80-3.30");
    }

    @Test
    void spoken_withoutTimesOfWords_isEstimatedByTheShareOfCharacters() {
        Segment segment = segments(cue(2, 4, "abcd efgh jk.")).getFirst();

        assertThat(spoken(segment, "abcd")).isEqualTo("2.00-2.62 estimated");
        assertThat(spoken(segment, "jk.")).isEqualTo("3.54-4.00 estimated");
    }

    @Test
    void spoken_betweenTimedWords_isEstimatedBetweenThem() {
        Segment segment = segments(
                        cue(0, 4, "We saw 42 birds", new TimedWord("saw", 1, 1.5), new TimedWord("birds", 2.5, 3)))
                .getFirst();

        assertThat(spoken(segment, "42")).isEqualTo("1.75-2.25 estimated");
        assertThat(spoken(segment, "birds")).isEqualTo("2.50-3.00");
    }

    @Test
    void spoken_ofAnOddWord_isThatOfTheRightOne() {
        Segment segment = segments(cue(
                        0,
                        3,
                        "so so so",
                        new TimedWord("so", 0, 0.5),
                        new TimedWord("so", 1, 1.5),
                        new TimedWord("so", 2, 2.5)))
                .getFirst();

        SpokenTime last = segment.spoken(6, 8);
        assertThat(last).isEqualTo(new SpokenTime(2, 2.5, false));
        assertThat(segment.spoken(3, 5)).isEqualTo(new SpokenTime(1, 1.5, false));
    }

    @Test
    void spoken_ofJoinedCues_keepsTheirTimes() {
        Segment segment = segments(
                        cue(1, 2, "I think", new TimedWord("I", 1, 1.2), new TimedWord("think", 1.3, 1.9)),
                        cue(2.5, 4.5, "it is ok."))
                .getFirst();

        assertThat(segment.text()).isEqualTo("I think it is ok.");
        assertThat(spoken(segment, "think")).isEqualTo("1.30-1.90");
        assertThat(spoken(segment, "it")).startsWith("2.50-").endsWith(" estimated");
        assertThat(spoken(segment, "ok.")).endsWith("-4.50 estimated");
    }

    @Test
    void spoken_ofCutCues_keepsTheirTimes() {
        List<Segment> segments = segments(cue(
                0,
                15,
                "We went there. It was far.",
                new TimedWord("went", 1, 2),
                new TimedWord("there.", 6, 7),
                new TimedWord("It", 8, 8.5),
                new TimedWord("far.", 14, 14.5)));

        assertThat(segments).extracting(Segment::text).containsExactly("We went there.", "It was far.");
        assertThat(spoken(segments.getFirst(), "there.")).isEqualTo("6.00-7.00");
        assertThat(spoken(segments.getLast(), "It")).isEqualTo("8.00-8.50");
        assertThat(spoken(segments.getLast(), "far")).isEqualTo("14.00-14.50");
        assertThat(spoken(segments.getLast(), "was")).endsWith(" estimated");
    }

    @Test
    void spoken_beyondTheClip_endsWithTheSegment() {
        Segment segment = segments(cue(58, 64, "Far too long.", new TimedWord("long.", 61, 63)))
                .getFirst();

        assertThat(segment.end()).isEqualTo(60);
        assertThat(spoken(segment, "long.")).isEqualTo("60.00-60.00");
    }

    @Test
    void spoken_ofFiles_isWhatTheySay() {
        Segment webVtt = read("WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ann>What <00:01.400>a <00:01.600>day!\n")
                .getFirst();
        assertThat(spoken(webVtt, "What")).isEqualTo("1.00-1.40");
        assertThat(spoken(webVtt, "day")).isEqualTo("1.60-3.00");
        assertThat(spoken(webVtt, "!")).isEqualTo("1.60-3.00");

        Segment whisper = read("""
                        {"segments": [{"start": 0.0, "end": 2.0, "text": " What a day!", "words": [
                          {"word": " What", "start": 0.1, "end": 0.4}, {"word": " a", "start": 0.5, "end": 0.6},
                          {"word": " day!", "start": 0.7, "end": 1.4}]}]}""").getFirst();
        assertThat(whisper.spoken(5, 6)).isEqualTo(new SpokenTime(0.5, 0.6, false));
        assertThat(spoken(whisper, "day")).isEqualTo("0.70-1.40");

        Segment chinese = read("""
                        {"segments": [{"start": 0.0, "end": 2.0, "text": "今天天气好", "words": [
                          {"word": "今天", "start": 0.1, "end": 0.4}, {"word": "天气", "start": 0.5, "end": 0.9},
                          {"word": "好", "start": 1.0, "end": 1.4}]}]}""").getFirst();
        assertThat(chinese.spoken(2, 3)).isEqualTo(new SpokenTime(0.5, 0.9, false));
    }

    @Test
    void spoken_ofWhatIsNotInTheText_isRefused() {
        Segment segment = segments(cue(0, 2, "Yes.")).getFirst();
        assertThatThrownBy(() -> segment.spoken(2, 5)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
