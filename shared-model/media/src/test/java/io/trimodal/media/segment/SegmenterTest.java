package io.trimodal.media.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.media.activity.SpeechSpan;
import io.trimodal.media.transcript.Cue;
import io.trimodal.media.transcript.CueTimes;
import io.trimodal.media.transcript.InvalidTranscriptException;
import io.trimodal.media.transcript.TimedWord;
import io.trimodal.media.transcript.Transcript;
import io.trimodal.media.transcript.TranscriptForm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SegmenterTest {
    private static final Segmenter SEGMENTER = new Segmenter(SegmentOptions.DEFAULT);

    private static Cue cue(double start, double end, String speaker, String text, TimedWord... words) {
        return new Cue(new CueTimes.Known(start, end), text, List.of(words), speaker);
    }

    private static SegmentedClip segmented(double clipSeconds, Cue... cues) {
        return SEGMENTER.fromTranscript(new Transcript(TranscriptForm.WEBVTT, List.of(cues)), List.of(), clipSeconds);
    }

    private static List<String> shown(SegmentedClip clip) {
        return clip.segments().stream()
                .map(segment -> String.format(
                        Locale.ROOT,
                        "%.2f-%.2f %s: %s",
                        segment.start(),
                        segment.end(),
                        segment.speaker(),
                        segment.text()))
                .toList();
    }

    private static List<String> notes(SegmentedClip clip) {
        return clip.segments().stream()
                .flatMap(segment -> segment.notes().stream())
                .toList();
    }

    @Test
    void fromTranscript_wholeSentences_areOneSegmentPerCue() {
        SegmentedClip clip = segmented(60, cue(1, 3, "A", "I like it."), cue(3, 5, "A", "I do."));
        assertThat(shown(clip)).containsExactly("1.00-3.00 A: I like it.", "3.00-5.00 A: I do.");
        assertThat(notes(clip)).isEmpty();
    }

    @Test
    void fromTranscript_partsOfASentence_areJoinedThoughAnotherSpeaksBetween() {
        SegmentedClip clip = segmented(
                60,
                cue(1, 3, "A", "I think", new TimedWord("I", 1, 1.2)),
                cue(2, 3, "B", "Mhm."),
                cue(3.5, 5, "A", "it is good."));
        assertThat(shown(clip)).containsExactly("1.00-5.00 A: I think it is good.", "2.00-3.00 B: Mhm.");
        assertThat(notes(clip)).containsExactly("Joined from 2 parts of one sentence.");
        assertThat(clip.segments().getFirst().words()).hasSize(1);
    }

    @Test
    void fromTranscript_partsThatAreFarOrTooLongTogether_stayApart() {
        assertThat(segmented(60, cue(1, 3, "", "I think"), cue(4, 5, "", "it is good."), cue(5, 14, "", "so"))
                        .segments())
                .hasSize(3);
        assertThat(segmented(60, cue(0, 6, "", "I think"), cue(6, 11, "", "it is good."))
                        .segments())
                .hasSize(2);
    }

    @Test
    void fromTranscript_shortCue_isJoinedWithItsNeighbourAndStaysWhereThereIsNone() {
        SegmentedClip clip = segmented(
                60,
                cue(1, 1.3, "A", "Yes."),
                cue(1.5, 3, "A", "I do."),
                cue(3, 3.2, "B", "Ah!"),
                cue(5, 6, "B", "No."));
        assertThat(shown(clip)).containsExactly("1.00-3.00 A: Yes. I do.", "3.00-3.20 B: Ah!", "5.00-6.00 B: No.");
        assertThat(notes(clip)).containsExactly("Joined from 2 parts, as some are shorter than 0.50 s.");
    }

    @Test
    void fromTranscript_longCue_isCutAtTheEndOfTheSentenceNearestTheMiddle() {
        SegmentedClip clip = segmented(60, cue(10, 22, "A", "One. And two and more. Three and much more."));
        assertThat(clip.segments().stream().map(Segment::text))
                .containsExactly("One. And two and more.", "Three and much more.");
        assertThat(notes(clip))
                .hasSize(2)
                .allMatch("Part of 12.00 s, which is longer than 10.00 s; cut at the end of a sentence, whose time is"
                        .concat(" estimated by the share of characters.")::equals);
    }

    @Test
    void fromTranscript_longCueWithTimesOfWords_isCutInItsLongestPause() {
        SegmentedClip clip = segmented(
                60,
                cue(
                        0,
                        12,
                        "A",
                        "one two three four",
                        new TimedWord("one", 0, 3),
                        new TimedWord("two", 3, 4),
                        new TimedWord("three", 5, 8),
                        new TimedWord("four", 8.5, 12)));
        assertThat(shown(clip)).containsExactly("0.00-4.50 A: one two", "4.50-12.00 A: three four");
        assertThat(clip.segments().get(1).words().stream().map(TimedWord::text)).containsExactly("three", "four");
        assertThat(notes(clip).getFirst()).endsWith("cut at a pause between two words.");
    }

    @Test
    void fromTranscript_longCueWithoutTimesOfWords_isCutEvenlyBetweenWords() {
        SegmentedClip clip = segmented(60, cue(0, 27, "", "aaa bbb ccc ddd eee fff"));
        assertThat(clip.segments().stream().map(Segment::text)).containsExactly("aaa bbb", "ccc ddd", "eee fff");
        assertThat(clip.segments()).allMatch(segment -> Math.abs(segment.length() - 9) < 0.5);
        SegmentedClip chinese = segmented(60, cue(0, 18, "", "\u6211\u4EEC\u4ECA\u5929\u53BB\u770B\u7535\u5F71"));
        assertThat(chinese.segments().stream().map(Segment::text))
                .containsExactly("\u6211\u4EEC\u4ECA\u5929", "\u53BB\u770B\u7535\u5F71");
    }

    @Test
    void fromTranscript_oneWordThatTakesTooLong_isCutByTimeAndSaidOnce() {
        SegmentedClip clip = segmented(60, cue(0, 25, "", "Hmm."));
        assertThat(clip.segments().stream().map(Segment::text)).containsExactly("Hmm.", "", "");
        assertThat(notes(clip).getFirst()).endsWith("cut by time, as no word ends there.");
    }

    @Test
    void fromTranscript_cuesAtTheEndOfTheClip_areCutOrLeftOut() {
        SegmentedClip clip = segmented(5, cue(4, 6, "", "Bye."), cue(5, 6, "", "Thanks."), cue(8, 9, "", "The end."));
        assertThat(shown(clip)).containsExactly("4.00-5.00 : Bye.");
        assertThat(notes(clip))
                .containsExactly("The transcript ends it at 6.00 s; cut at the end of the clip, 5.00 s.");
        assertThat(clip.notes())
                .containsExactly("2 cues begin after the end of the clip, 5.00 s, and became no segment.");
    }

    @Test
    void fromTranscript_allCuesAfterTheClip_isRefused() {
        assertThatThrownBy(() -> segmented(5, cue(8, 9, "", "The end.")))
                .isInstanceOf(InvalidTranscriptException.class)
                .hasMessageStartingWith("begins after the end of the clip, 5.00 s");
    }

    @Test
    void fromTranscript_cueWithoutLength_getsSome() {
        SegmentedClip clip = segmented(60, cue(4, 4, "", "Oh!"));
        assertThat(shown(clip)).containsExactly("4.00-4.50 : Oh!");
        assertThat(notes(clip)).containsExactly("Had no length; now 0.50 s.");
    }

    @Test
    void fromTranscript_noCues_hasNoSegments() {
        assertThat(segmented(60).segments()).isEmpty();
    }

    @Test
    void fromSpeech_spans_areSegmentsWithoutText() {
        SegmentedClip clip = SEGMENTER.fromSpeech(
                List.of(new SpeechSpan(1, 1.2), new SpeechSpan(1.5, 4), new SpeechSpan(6, 27), new SpeechSpan(58, 70)),
                60);
        assertThat(shown(clip))
                .containsExactly("1.00-4.00 : ", "6.00-13.00 : ", "13.00-20.00 : ", "20.00-27.00 : ", "58.00-60.00 : ");
    }

    private static SegmentedClip untimed(double clipSeconds, List<SpeechSpan> speech, String... paragraphs) {
        List<Cue> cues = Arrays.stream(paragraphs)
                .map(text -> new Cue(new CueTimes.Unknown(), text, List.of(), ""))
                .toList();
        return SEGMENTER.fromTranscript(new Transcript(TranscriptForm.PLAIN_TEXT, cues), speech, clipSeconds);
    }

    @Test
    void fromTranscript_untimedTextOfAShortClip_isOneSegmentOverTheSpeech() {
        SegmentedClip clip =
                untimed(9, List.of(new SpeechSpan(1, 3), new SpeechSpan(5, 8)), "Hello. How are you?", "Fine.");
        assertThat(shown(clip)).containsExactly("1.00-8.00 : Hello. How are you? Fine.");
        assertThat(notes(clip)).hasSize(1);
        assertThat(shown(untimed(4, List.of(), "Hello."))).containsExactly("0.00-4.00 : Hello.");
    }

    @Test
    void fromTranscript_untimedSentences_areSpreadOverTheSpeech() {
        SegmentedClip clip =
                untimed(60, List.of(new SpeechSpan(10, 14), new SpeechSpan(30, 34)), "Abcdefghi.", "Jklmnopqr.");
        assertThat(shown(clip)).containsExactly("10.00-13.81 : Abcdefghi.", "30.19-34.00 : Jklmnopqr.");
        assertThat(notes(clip)).hasSize(2).allMatch(note -> note.contains("estimated"));
    }
}
