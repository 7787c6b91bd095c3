package io.trimodal.media.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptReaderTest {
    @Test
    void read_eachForm_isToldByWhatItHolds() {
        assertThat(TranscriptTexts.all().stream()
                        .map(text -> TranscriptTexts.read(text).form()))
                .containsExactly(
                        TranscriptForm.WEBVTT,
                        TranscriptForm.SUBRIP,
                        TranscriptForm.WHISPER_JSON,
                        TranscriptForm.WHISPER_JSON,
                        TranscriptForm.WHISPER_JSON,
                        TranscriptForm.PLAIN_TEXT);
    }

    @Test
    void read_plainText_isACuePerParagraphWithoutTimes() {
        Transcript transcript = TranscriptTexts.read(TranscriptTexts.PLAIN);
        assertThat(transcript.hasTimes()).isFalse();
        assertThat(transcript.cues().stream().map(Cue::text))
                .containsExactly("[Music] We met --> in May. It was fine.", "Then 3 people left.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void read_byteOrderMark_tellsTheEncodingAndIsNoText(String encoding) {
        String text = "\uFEFFWEBVTT\r\n\r\n00:00.000 --> 00:01.000\r\nGr\u00FC\u00DFe\r\n";
        Transcript transcript = TranscriptReader.read(text.getBytes(Charset.forName(encoding)));
        assertThat(transcript.form()).isEqualTo(TranscriptForm.WEBVTT);
        assertThat(transcript.cues().getFirst().text()).isEqualTo("Gr\u00FC\u00DFe");
    }

    @Test
    void read_noUtf8_namesLineAndByte() {
        byte[] bytes = "WEBVTT\n\n00:00.000 --> 00:01.000\nGr\u00FC\u00DFe".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> TranscriptReader.read(bytes))
                .isInstanceOf(InvalidTranscriptException.class)
                .hasMessage("is not UTF-8: byte 0xFC at line 4, column 3");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'is empty, expected WebVTT, SubRip, Whisper''s JSON or text'",
        "'PK\u0003\u0004', 'is a ZIP archive, expected a transcript'",
        "'a\u0001b', 'line 1: has a control character, expected text'",
    })
    void read_whatIsNoTranscript_saysWhatItIs(String text, String message) {
        assertThatThrownBy(() -> TranscriptTexts.read(text)).hasMessage(message);
    }

    @Test
    void read_timesInPlainText_areRefused() {
        assertThatThrownBy(() -> TranscriptTexts.read("A talk\n\n00:01.000 --> 00:02.000\nhello"))
                .hasMessageStartingWith("line 3: has the times of a cue, expected WEBVTT as the file's first line");
    }

    @Test
    void read_moreThanALimit_isTooLong() {
        byte[] bytes = TranscriptTexts.WEBVTT.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> TranscriptReader.read(bytes, new TranscriptLimits(100, 10, 1000)))
                .isInstanceOf(TooLongTranscriptException.class)
                .hasMessage("has " + bytes.length + " bytes, expected at most 100");
        assertThatThrownBy(() -> TranscriptReader.read(bytes, new TranscriptLimits(1000, 1, 1000)))
                .isInstanceOf(TooLongTranscriptException.class)
                .hasMessage("line 17: one cue more than 1, the most");
        assertThatThrownBy(() -> TranscriptReader.read(bytes, new TranscriptLimits(1000, 10, 20)))
                .isInstanceOf(TooLongTranscriptException.class)
                .hasMessage("line 14: the cue has more than 20 characters, the most");
    }

    @Test
    void read_moreThanALimitInJson_namesThePointer() {
        byte[] bytes = TranscriptTexts.VERBOSE.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> TranscriptReader.read(bytes, new TranscriptLimits(1000, 1, 1000)))
                .hasMessage("/segments/1: one cue more than 1, the most");
        assertThatThrownBy(() -> TranscriptReader.read(bytes, new TranscriptLimits(1000, 5, 3)))
                .hasMessage("/text: the cue has more than 3 characters, the most");
    }
}
