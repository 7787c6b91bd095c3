package io.trimodal.media.transcript;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Transcripts as they are found, one of each form; written for these tests. */
final class TranscriptTexts {
    static final String WEBVTT = """
            WEBVTT - a talk
            Kind: captions

            NOTE made by hand
            over two lines

            STYLE
            ::cue { color: red }

            REGION
            id:fred

            intro
            00:01.000 --> 00:02.500 align:start position:0%
            <v.loud Anna Lee>I &lt;3 <i>this</i> film &amp; you</v>

            00:00:02.500 --> 00:00:04.000
            - <c.yellow>really?</c>
            - yes
            """;

    static final String SUBRIP = """
            1
            00:00:01,000 --> 00:00:02,500
            {\\an8}<font color="#ff0000">I love</font>
            <i>this</i> film

            2
            00:00:02,500 --> 00:00:04,000
            Anna: really?
            """;

    static final String WHISPERX = """
            {"segments": [
              {"start": 0.5, "end": 2.0, "text": " It costs 20 dollars.", "speaker": "SPEAKER_00",
               "words": [{"word": "It", "start": 0.5, "end": 0.7, "score": 0.9},
                         {"word": "costs", "start": 0.8, "end": 1.2},
                         {"word": "20"},
                         {"word": "dollars.", "start": 1.5, "end": NaN}]},
              {"start": 2.0, "end": 3.0, "text": " Fine.", "words": null}],
             "word_segments": [{"word": "It"}], "language": "en"}
            """;

    static final String VERBOSE = """
            {"task": "transcribe", "words": [{"word": "Good", "start": 0, "end": 0.4},
             {"word": "morning", "start": 0.4, "end": 0.9}, {"word": "Bye", "start": 1.2, "end": 1.6}],
             "text": "Good morning. Bye.", "duration": 2,
             "segments": [{"id": 0, "start": 0.0, "end": 1.0, "text": " Good morning.", "tokens": [[1], 2]},
                          {"id": 1, "start": 1.0, "end": 2.0, "text": " Bye."}]}
            """;

    static final String CPP = """
            {"result": {"language": "en"}, "transcription": [{
             "timestamps": {"from": "00:00:00,000", "to": "00:00:07,960"},
             "offsets": {"from": 0, "to": 7960}, "text": " And so."}]}
            """;

    static final String PLAIN = "[Music] We met --> in May.\nIt was fine.\n\nThen 3 people left.\n";

    private TranscriptTexts() {}

    static List<String> all() {
        return List.of(WEBVTT, SUBRIP, WHISPERX, VERBOSE, CPP, PLAIN);
    }

    static Transcript read(String text) {
        return TranscriptReader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
