package io.trimodal.media.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptReaderTest {
    @Test
    void read_webVtt_hasVoicesEntitiesAndNoNotes() {
        Transcript transcript = read("""
                WEBVTT - a talk
                Kind: captions

                NOTE
                00:00 --> 00:01 is no cue here

                STYLE
                ::cue { color: red }

                first
                00:00.500 --> 00:02.000 align:start line:0
                <v.loud Ann &amp; Bob>Fish &amp; <i>chips</i> &lt;3&#33;
                and &unknown; tea</v>

                01:00:02.000 --> 01:00:03.250
                <v Ann>Yes.</v> <v Bob>No.
                """);

        assertThat(transcript.form()).isEqualTo(TranscriptForm.WEBVTT);
        assertThat(transcript.cues())
                .containsExactly(
                        cue(0.5, 2, "Ann & Bob", "Fish & chips <3! and &unknown; tea"),
                        cue(3602, 3603.25, "Ann", "Yes."),
                        cue(3602, 3603.25, "Bob", "No."));
    }

    @Test
    void read_webVttWithTimesInACue_hasWords() {
        Cue cue = read("WEBVTT\n\n00:01.000 --> 00:03.000\nWell<00:01.500><c> done</c><00:02.250> there")
                .cues()
                .getFirst();

        assertThat(cue.text()).isEqualTo("Well done there");
        assertThat(cue.words()).containsExactly(word("Well", 1, 1.5), word("done", 1.5, 2.25), word("there", 2.25, 3));
    }

    @Test
    void read_subRip_hasNoMarkup() {
        Transcript transcript = read("""
                1
                00:00:01,000 --> 00:00:02,500
                {\\an8}<i>Hello,</i>
                <font color="red">world</font> 1 < 2

                2
                00:00:03,000 --> 00:00:04,000

                3
                00:00:05,000 --> 00:00:06,000
                Bye
                """.replace("\n", "\r\n"));

        assertThat(transcript.form()).isEqualTo(TranscriptForm.SUBRIP);
        assertThat(transcript.cues()).containsExactly(cue(1, 2.5, "", "Hello, world 1 < 2"), cue(5, 6, "", "Bye"));
    }

    @Test
    void read_whisper_hasWordsAndSpeakers() {
        Transcript transcript = read("""
                {"text": " Hi. Bye.", "language": "en", "segments": [
                  {"id": 0, "start": 0.0, "end": 1.0, "text": " Hi.", "speaker": "S1",
                   "words": [{"word": " Hi.", "start": 0.25, "end": 0.75, "probability": 0.9}]},
                  {"id": 1, "start": 1, "end": 2, "text": " Bye."}]}
                """);

        assertThat(transcript.form()).isEqualTo(TranscriptForm.WHISPER_JSON);
        assertThat(transcript.cues())
                .containsExactly(
                        new Cue(known(0, 1), "S1", "Hi.", List.of(word("Hi.", 0.25, 0.75))), cue(1, 2, "", "Bye."));
    }

    @Test
    void read_openAiVerboseJson_sharesTheWordsOut() {
        Transcript transcript = read("""
                {"task": "transcribe", "duration": 2.0, "text": "Hi. Bye.",
                 "words": [{"word": "Hi", "start": 0.2, "end": 0.8}, {"word": "Bye", "start": 1.2, "end": 1.8}],
                 "segments": [{"start": 0.0, "end": 1.0, "text": "Hi."}, {"start": 1.0, "end": 2.0, "text": "Bye."}]}
                """);

        assertThat(transcript.cues())
                .extracting(Cue::words)
                .containsExactly(List.of(word("Hi", 0.2, 0.8)), List.of(word("Bye", 1.2, 1.8)));
    }

    @Test
    void read_whisperCpp_hasMilliseconds() {
        assertThat(read("{\"transcription\": [{\"offsets\": {\"from\": 500, \"to\": 1500}, \"text\": \" Hi\"}]}")
                        .cues())
                .containsExactly(cue(0.5, 1.5, "", "Hi"));
    }

    @Test
    void read_plainText_hasParagraphsWithoutTimes() {
        assertThat(read("One\ntwo.\n\n\nThree.").cues())
                .containsExactly(
                        new Cue(new CueTime.Unknown(), "", "One two.", List.of()),
                        new Cue(new CueTime.Unknown(), "", "Three.", List.of()));
        assertThat(read("{\"text\": \"Hi\"}").cues())
                .containsExactly(new Cue(new CueTime.Unknown(), "", "Hi", List.of()));
    }

    @Test
    void read_byteOrderMarkOrUtf16_isText() {
        String vtt = "WEBVTT\n\n00:00.000 --> 00:01.000\nÄh\n";

        for (byte[] bytes : List.of(
                ("\uFEFF" + vtt).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + vtt).getBytes(StandardCharsets.UTF_16LE))) {
            assertThat(TranscriptReader.read(bytes, TranscriptLimits.DEFAULT).cues())
                    .containsExactly(cue(0, 1, "", "Äh"));
        }
    }

    @Test
    void read_malformed_saysLineAndWhatWasExpected() {
        refused("WEBVTT\n\n00:00.000 --> 1\nHi", "line 3", "expected hh:mm:ss.mmm --> hh:mm:ss.mmm");
        refused("WEBVTT\n\n00:02.000 --> 00:01.000\nHi", "line 3", "expected an end after its start");
        refused("WEBVTTX\n\n00:00.000 --> 00:01.000\nHi", "line 1", "expected WEBVTT alone");
        refused("1\n00:00:00,000 --> 00:00:01,000\nHi\n\n2\nno time\n", "line 6", "'no time'");
        refused("{\"segments\": [{\"start\": 0, \"end\": 1}]}", "segments[0].text", "expected a string");
        refused("{\"segments\": [{\"start\": -1, \"end\": 1, \"text\": \"a\"}]}", "segments[0].start");
        refused("{\"segments\": [{\"start\": 2, \"end\": 1, \"text\": \"a\"}]}", "segments[0]", "end after its start");
        refused("{\"segments\": 1}", "segments", "expected an array");
        refused("{\"a\": 1}", "without 'segments', 'transcription' or 'text'");
        refused("{\n\"a\":", "line 2", "no JSON");
        refused("  \n ", "is empty");
        refused("text\u0000", "line 1", "control character");
    }

    @Test
    void read_malformedUtf8_saysWhere() {
        assertThatThrownBy(() -> TranscriptReader.read(
                        new byte[] {'a', 'b', (byte) 0xC0, (byte) 0xAF}, TranscriptLimits.DEFAULT))
                .isInstanceOf(InvalidTranscriptException.class)
                .hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WEBVTT\n\n00:00.000 --> 00:01.000\na\n\n00:00.000 --> 00:01.000\na\n",
                "[{\"start\": 0, \"end\": 1, \"text\": \"a\"}, {\"start\": 0, \"end\": 1, \"text\": \"a\"}]",
                "a\n\nb"
            })
    void read_moreThanTheLimits_isRefused(String text) {
        assertThatThrownBy(() ->
                        TranscriptReader.read(text.getBytes(StandardCharsets.UTF_8), new TranscriptLimits(1000, 1)))
                .isInstanceOf(TranscriptLimitException.class);
        assertThatThrownBy(
                        () -> TranscriptReader.read(text.getBytes(StandardCharsets.UTF_8), new TranscriptLimits(3, 1)))
                .isInstanceOf(TranscriptLimitException.class)
                .hasMessageContaining("expected at most 3");
    }

    private static void refused(String text, String... parts) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidTranscriptException.class)
                .hasMessageContainingAll(parts);
    }

    private static Transcript read(String text) {
        return TranscriptReader.read(text.getBytes(StandardCharsets.UTF_8), TranscriptLimits.DEFAULT);
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
