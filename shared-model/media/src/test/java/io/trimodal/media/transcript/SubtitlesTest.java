package io.trimodal.media.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebVTT and SubRip. */
class SubtitlesTest {
    private static Cue cue(double start, double end, String text, String speaker) {
        return new Cue(new CueTimes.Known(start, end), text, List.of(), speaker);
    }

    @Test
    void read_webVtt_hasVoicesAndCharactersAndNoMarkup() {
        assertThat(TranscriptTexts.read(TranscriptTexts.WEBVTT).cues())
                .containsExactly(cue(1, 2.5, "I <3 this film & you", "Anna Lee"), cue(2.5, 4, "- really? - yes", ""));
    }

    @Test
    void read_subRip_hasNoMarkupAndTakesNoNameForASpeaker() {
        assertThat(TranscriptTexts.read(TranscriptTexts.SUBRIP).cues())
                .containsExactly(cue(1, 2.5, "I love this film", ""), cue(2.5, 4, "Anna: really?", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEBVTT\n\n", "1\n"})
    void read_bracketsAsWhisperXWritesThem_areTheSpeaker(String start) {
        assertThat(TranscriptTexts.read(start + "00:00:01.000 --> 00:00:02.000\n[SPEAKER_01]: Yes.\n\n"
                                + "00:00:02.000 --> 00:00:03.000\n[Music]\n")
                        .cues())
                .containsExactly(cue(1, 2, "Yes.", "SPEAKER_01"), cue(2, 3, "[Music]", ""));
    }

    @Test
    void read_twoVoicesInOneCue_areTwoCues() {
        assertThat(TranscriptTexts.read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>Hi.\n<v B>Hello.</v> (both)")
                        .cues())
                .containsExactly(cue(1, 2, "Hi.", "A"), cue(1, 2, "Hello.", "B"), cue(1, 2, "(both)", ""));
    }

    @Test
    void read_timesWithinACue_areThoseOfItsWords() {
        Cue cue = TranscriptTexts.read(
                        "WEBVTT\n\n00:01.000 --> 00:03.000\none<00:01.500><c> two</c><00:02.000><c> three four</c>")
                .cues()
                .getFirst();
        assertThat(cue.text()).isEqualTo("one two three four");
        assertThat(cue.words()).containsExactly(new TimedWord("one", 1, 1.5), new TimedWord("two", 1.5, 2));
    }

    @Test
    void read_overlappingCues_areOrderedByTheirStart() {
        assertThat(TranscriptTexts.read("""
                        1
                        00:00:02,000 --> 00:00:06,000
                        later
                        2
                        00:00:01,000 --> 00:00:03,000
                        earlier
                        """).cues()).containsExactly(cue(1, 3, "earlier", ""), cue(2, 6, "later", ""));
    }

    @Test
    void read_headerOnly_isAClipInWhichNothingIsSaid() {
        Transcript transcript = TranscriptTexts.read("WEBVTT");
        assertThat(transcript.cues()).isEmpty();
        assertThat(transcript.hasTimes()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WEBVTT\\n\\n00:01 --> 0:02.5|1 s to 2.5 s",
                "WEBVTT\\n1:00:00.000 --> 123:00:00.000|3600 s to 442800 s",
                "WEBVTT\\r\\r00:01.000-->00:02.000|1 s to 2 s",
            })
    void read_timesAsTheyAreFound_areRead(String file, String expected) {
        String text = file.replace("\\n", "\n").replace("\\r", "\r") + "\nx";
        CueTimes.Known times =
                (CueTimes.Known) TranscriptTexts.read(text).cues().getFirst().times();
        assertThat((times.start() + " s to " + times.end() + " s").replace(".0 ", " "))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WEBVTT\\n\\n00:01.000 --> later\\nx|line 3: '00:01.000 --> later', expected two times such as",
                "WEBVTT\\n\\n00:61.000 --> 02:00.000\\nx|line 3: '00:61.000 --> 02:00.000', expected two times such as",
                "WEBVTT\\n\\n00:02.000 --> 00:01.000\\nx|line 3: '00:02.000 --> 00:01.000' ends before it starts",
                "WEBVTT\\n\\n00:01.000 --> 00:02.000\\nx\\n\\ny|line 6: 'y' begins no cue, expected times such as",
                "1\\n00:00:01,000 --> 00:00:02,000\\nx\\n\\ny|line 5: 'y', expected the number or the times of a cue",
                "1\\n00:00:09,000 --> 00:00:10,000\\nx\\n\\n2\\n00:00:01,000 --> 00:00:02,000\\ny|line 6: goes back to "
                        + "00:00:01.000 after a cue at 00:00:09.000, expected cues by their start",
            })
    void read_wrongCue_namesItsLineAndWhatWasExpected(String file, String message) {
        assertThatThrownBy(() -> TranscriptTexts.read(file.replace("\\n", "\n")))
                .isInstanceOf(InvalidTranscriptException.class)
                .hasMessageStartingWith(message);
    }
}
