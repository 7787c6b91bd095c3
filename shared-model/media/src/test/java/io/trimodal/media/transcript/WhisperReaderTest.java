package io.trimodal.media.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhisperReaderTest {
    @Test
    void read_whisperX_hasSpeakersAndTheWordsWhoseTimesAreKnown() {
        assertThat(TranscriptTexts.read(TranscriptTexts.WHISPERX).cues())
                .containsExactly(
                        new Cue(
                                new CueTimes.Known(0.5, 2),
                                "It costs 20 dollars.",
                                List.of(new TimedWord("It", 0.5, 0.7), new TimedWord("costs", 0.8, 1.2)),
                                "SPEAKER_00"),
                        new Cue(new CueTimes.Known(2, 3), "Fine.", List.of(), ""));
    }

    @Test
    void read_wordsBesideSegments_goToTheSegmentInWhichTheyLie() {
        assertThat(TranscriptTexts.read(TranscriptTexts.VERBOSE).cues())
                .containsExactly(
                        new Cue(
                                new CueTimes.Known(0, 1),
                                "Good morning.",
                                List.of(new TimedWord("Good", 0, 0.4), new TimedWord("morning", 0.4, 0.9)),
                                ""),
                        new Cue(new CueTimes.Known(1, 2), "Bye.", List.of(new TimedWord("Bye", 1.2, 1.6)), ""));
    }

    @Test
    void read_whisperCpp_hasItsOffsetsInMilliseconds() {
        assertThat(TranscriptTexts.read(TranscriptTexts.CPP).cues())
                .containsExactly(new Cue(new CueTimes.Known(0, 7.96), "And so.", List.of(), ""));
    }

    @Test
    void read_textAlone_hasNoTimes() {
        assertThat(TranscriptTexts.read("{\"text\": \"Hello.\\nYou\"}").cues())
                .containsExactly(new Cue(new CueTimes.Unknown(), "Hello. You", List.of(), ""));
    }

    @Test
    void read_wordsWithoutSegments_areOneCue() {
        assertThat(TranscriptTexts.read(
                                "{\"text\": \"Hi.\", \"words\": [{\"word\": \"Hi\", \"start\": 1, \"end\": 2}]}")
                        .cues())
                .containsExactly(new Cue(new CueTimes.Known(1, 2), "Hi.", List.of(new TimedWord("Hi", 1, 2)), ""));
    }

    @Test
    void read_noSegments_isAClipInWhichNothingIsSaid() {
        assertThat(TranscriptTexts.read("{\"text\": \"\", \"segments\": []}").cues())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"segments\": {}}|/segments: expected an array",
                "{\"segments\": [1]}|/segments/0: expected an object",
                "{\"segments\": [{\"start\": 0, \"end\": 1}]}|/segments/0: expected 'text', and 'start' and 'end'",
                "{\"segments\": [{\"start\": \"0\"}]}|/segments/0/start: expected a time as a number",
                "{\"segments\": [{\"start\": -1}]}|/segments/0/start: is -1.0 s, expected 0 to",
                "{\"segments\": [{\"text\": 1}]}|/segments/0/text: expected a string",
                "[{\"start\": 2, \"end\": 1, \"text\": \"x\"}]|/0: ends before it starts",
                "{\"words\": [{\"word\": \"x\", \"start\": 2, \"end\": 1}]}|/words/0: ends before it starts",
                "{\"a\": 1}|is JSON without a transcript, expected 'segments', 'transcription' or 'text'",
                "{\"text\": \"x\"} y|line 1: is not JSON: Unrecognized token 'y'",
                "{\"text\": \"x\"} 1|line 1: has something after the JSON, expected its end",
                "{\"text\": \"x|line 1: is not JSON: Unexpected end-of-input",
            })
    void read_wrongJson_namesThePointerAndWhatWasExpected(String json, String message) {
        assertThatThrownBy(() -> TranscriptTexts.read(json))
                .isInstanceOf(InvalidTranscriptException.class)
                .hasMessageStartingWith(message);
    }
}
