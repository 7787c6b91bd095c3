package io.trimodal.media.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.media.transcript.Cue;
import io.trimodal.media.transcript.CueTime;
import io.trimodal.media.transcript.SpokenWord;
import io.trimodal.media.transcript.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SegmentationTest {
    private static final Segmentation SEGMENTATION = new Segmentation(new SegmentRules(1, 10, 1));

    @Test
    void of_cuesOfUsualLength_areTheSegments() {
        List<Segment> segments = of(cue(0, 3, "A", "One."), cue(3, 6, "B", "Two."));

        assertThat(segments).extracting(Segment::text).containsExactly("One.", "Two.");
        assertThat(segments).extracting(Segment::speaker).containsExactly("A", "B");
        assertThat(segments).allSatisfy(segment -> assertThat(segment.notes()).isEmpty());
    }

    @Test
    void of_shortCueOfTheSameSpeaker_isJoinedWithTheReason() {
        List<Segment> segments = of(cue(0, 3, "A", "One"), cue(3.1, 3.5, "A", "two."), cue(8, 8.5, "A", "Three."));

        assertThat(segments).extracting(Segment::text).containsExactly("One two.", "Three.");
        assertThat(segments.getFirst().span()).isEqualTo(new TimeSpan(0, 3.5));
        assertThat(segments.getFirst().notes())
                .containsExactly(new SegmentNote(
                        SegmentNote.Kind.JOINED, "Joined with what follows, as one of them is shorter than 1.00 s."));
    }

    @Test
    void of_shortCueOfAnotherSpeaker_isNeverJoined() {
        assertThat(of(cue(0, 3, "A", "One."), cue(3, 3.2, "B", "Two."), cue(3.2, 6, "A", "Three.")))
                .extracting(Segment::speaker)
                .containsExactly("A", "B", "A");
    }

    @Test
    void of_wordsOfTwoSentences_areTwoSegments() {
        List<Segment> segments = of(new Cue(
                known(0, 6),
                "A",
                "Hi Dr. No. Bye!",
                List.of(word("Hi", 0, 1), word("Dr.", 1, 2), word("No.", 2, 3), word("Bye!", 4, 6))));

        assertThat(segments).extracting(Segment::text).containsExactly("Hi Dr. No.", "Bye!");
        assertThat(segments).extracting(Segment::span).containsExactly(new TimeSpan(0, 3), new TimeSpan(4, 6));
        assertThat(segments.getFirst().notes()).extracting(SegmentNote::kind).containsExactly(SegmentNote.Kind.DIVIDED);
    }

    @Test
    void of_longCueWithoutWords_isCutIntoEqualParts() {
        List<Segment> segments = of(cue(0, 24, "A", "a b c d e f"));

        assertThat(segments).extracting(Segment::text).containsExactly("a b", "c d", "e f");
        assertThat(segments)
                .extracting(Segment::span)
                .containsExactly(new TimeSpan(0, 8), new TimeSpan(8, 16), new TimeSpan(16, 24));
        assertThat(segments.getFirst().notes())
                .containsExactly(
                        new SegmentNote(SegmentNote.Kind.CUT, "Part of what takes 24.00 s, as a model takes 10.00 s."));
    }

    @Test
    void of_longCueWithWords_isCutAtTheLongestPause() {
        List<Segment> segments = of(new Cue(
                known(0, 14),
                "A",
                "a b c d",
                List.of(word("a", 0, 4), word("b", 4, 6), word("c", 8, 9.5), word("d", 9.6, 14))));

        assertThat(segments).extracting(Segment::text).containsExactly("a b", "c d");
        assertThat(segments).extracting(Segment::span).containsExactly(new TimeSpan(0, 8), new TimeSpan(8, 14));
    }

    @Test
    void of_textWithoutTimes_sharesTheSpeechOut() {
        List<Segment> segments = SEGMENTATION.of(
                List.of(new Cue(new CueTime.Unknown(), "", "Abcd. Efgh.", List.of())),
                List.of(new TimeSpan(1, 3), new TimeSpan(5, 7)));

        assertThat(segments).extracting(Segment::text).containsExactly("Abcd.", "Efgh.");
        assertThat(segments).extracting(Segment::span).containsExactly(new TimeSpan(1, 3), new TimeSpan(5, 7));
        assertThat(segments.getFirst().notes())
                .extracting(SegmentNote::kind)
                .containsExactly(SegmentNote.Kind.ESTIMATED);
    }

    @Test
    void ofSpeech_withoutTranscript_hasNoText() {
        assertThat(SEGMENTATION.ofSpeech(List.of(new TimeSpan(0, 2), new TimeSpan(5, 7))))
                .extracting(Segment::text)
                .containsExactly("", "");
    }

    @Test
    void ofContract_framesAndRate_areSeconds() {
        assertThat(SegmentRules.ofContract(50, 5)).isEqualTo(new SegmentRules(1, 10, 1));
    }

    @Property(tries = 200, seed = "1")
    void of_anyCues_keepsEachWordOnceWithinTheLimit(
            @ForAll @Size(max = 20) List<@DoubleRange(min = 0.01, max = 40) Double> lengths) {
        List<Cue> cues = new ArrayList<>();
        double at = 0;
        int number = 0;
        List<String> all = new ArrayList<>();
        for (double length : lengths) {
            List<String> words = List.of("w" + number++, "w" + number++, "w" + number++ + ".");
            all.addAll(words);
            cues.add(cue(at, at + length, "A", String.join(" ", words)));
            at += length;
        }

        List<Segment> segments = SEGMENTATION.of(cues, List.of());

        assertThat(String.join(" ", segments.stream().map(Segment::text).toList())
                        .strip()
                        .replaceAll(" +", " "))
                .isEqualTo(String.join(" ", all));
        assertThat(segments)
                .allSatisfy(segment -> assertThat(segment.span().seconds()).isLessThanOrEqualTo(10 + 1e-9));
    }

    private static List<Segment> of(Cue... cues) {
        return SEGMENTATION.of(List.of(cues), List.of());
    }

    private static Cue cue(double start, double end, String speaker, String text) {
        return new Cue(known(start, end), speaker, text, List.of());
    }

    private static CueTime known(double start, double end) {
        return new CueTime.Known(new TimeSpan(start, end));
    }

    private static SpokenWord word(String text, double start, double end) {
        return new SpokenWord(text, new TimeSpan(start, end));
    }
}
