package io.trimodal.media.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WebVttTest {
    @Test
    void write_markupInTextAndSpeaker_isEscaped() {
        assertThat(WebVtt.write(List.of(
                        new Cue(new CueTimes.Known(3661.5, 3662), "a --> b\n\n<i> & c", List.of(), "R&D <x>"),
                        new Cue(new CueTimes.Known(360_000, 360_000.0004), "later", List.of(), ""))))
                .isEqualTo("""
                        WEBVTT

                        01:01:01.500 --> 01:01:02.000
                        <v R&amp;D &lt;x&gt;>a --&gt; b &lt;i&gt; &amp; c

                        100:00:00.000 --> 100:00:00.000
                        later
                        """);
    }

    @Test
    void write_cueWithoutTimes_isRefused() {
        List<Cue> cues = List.of(new Cue(new CueTimes.Unknown(), "x", List.of(), ""));
        assertThatThrownBy(() -> WebVtt.write(cues)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500)
    void write_anyText_isReadAgainAsItWas(
            @ForAll String text, @ForAll String speaker, @ForAll @IntRange(max = 100_000_000) int millis) {
        // no text of WebVTT has halves of characters, and brackets at its start may be a speaker
        String said = "x" + CueText.oneLine(text.replaceAll("\\p{Cs}", ""));
        String voice = CueText.oneLine(speaker.replaceAll("\\p{Cs}", ""));
        Cue cue = new Cue(new CueTimes.Known(millis / 1000.0, (millis + 1) / 1000.0), said, List.of(), voice);
        assertThat(TranscriptTexts.read(WebVtt.write(List.of(cue))).cues()).containsExactly(cue);
    }
}
