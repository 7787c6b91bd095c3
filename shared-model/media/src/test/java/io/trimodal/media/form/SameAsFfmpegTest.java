package io.trimodal.media.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.GatheredClip;
import io.trimodal.media.clip.PictureFrame;
import io.trimodal.media.ffmpeg.FfmpegDecoder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the project decodes is what another decoder makes of the same file. */
class SameAsFfmpegTest {
    @ParameterizedTest
    @EnumSource(
            value = Fixture.class,
            names = {"TALK_MP4", "TALK_MKV", "STEREO_MP3", "MONO_MP3"})
    void read_sound_isThatOfFfmpeg(Fixture fixture) throws IOException {
        float[] expected = byFfmpeg(fixture).waveform().samples();
        float[] read = fixture.read().waveform().samples();

        // encoders fill up the last packet; containers differ in whether they say so
        assertThat(read.length).isBetween(expected.length - 1200, expected.length + 1200);
        double error = 0;
        double power = 0;
        for (int i = 0; i < Math.min(read.length, expected.length); i++) {
            error += Math.pow(read[i] - expected[i], 2);
            power += Math.pow(expected[i], 2);
        }
        assertThat(Math.sqrt(error / power)).as("share of error").isLessThan(0.06);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fixture.class,
            names = {"TALK_MP4", "TALK_MKV", "TURNED_MP4", "VARIABLE_MP4"})
    void read_pictures_areThoseOfFfmpeg(Fixture fixture) throws IOException {
        List<PictureFrame> expected = byFfmpeg(fixture).pictures();
        List<PictureFrame> read = fixture.read().pictures();

        assertThat(read.size()).isBetween(expected.size() - 1, expected.size() + 1);
        for (int i = 0; i < Math.min(read.size(), expected.size()); i++) {
            assertThat(read.get(i).seconds()).isEqualTo(expected.get(i).seconds());
            assertThat(read.get(i).width()).isEqualTo(expected.get(i).width());
            assertThat(read.get(i).height()).isEqualTo(expected.get(i).height());
            assertThat(difference(read.get(i).rgb(), expected.get(i).rgb()))
                    .as("picture %d", i)
                    .isLessThan(4);
        }
    }

    private static double difference(byte[] one, byte[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs(Byte.toUnsignedInt(one[i]) - Byte.toUnsignedInt(other[i]));
        }
        return sum / one.length;
    }

    private static GatheredClip byFfmpeg(Fixture fixture) throws IOException {
        String demuxer = ClipReader.form(fixture.source()).demuxer();
        GatheredClip clip = GatheredClip.ofBoth();
        new FfmpegDecoder(Fixture.ffmpeg(), demuxer)
                .decode(fixture.source(), new ClipOutput(clip, ClipOptions.DEFAULT));
        return clip;
    }
}
