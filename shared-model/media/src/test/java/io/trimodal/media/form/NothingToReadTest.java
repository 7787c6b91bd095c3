package io.trimodal.media.form;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipSink;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.PictureFrame;
import io.trimodal.media.wav.WavBytes;
import org.junit.jupiter.api.Test;

/** A file of which nothing is taken is refused, as an answer would not show that it was passed over. */
class NothingToReadTest {
    private static void refused(byte[] clip, ClipTrack wanted, String message) {
        assertThatThrownBy(() -> Fixture.ALONE.read(ClipSource.of(clip), ClipOptions.DEFAULT, new OneTrack(wanted)))
                .isInstanceOf(InvalidClipException.class)
                .hasMessageContaining(message);
    }

    @Test
    void read_framesWithoutSound_isRefused() {
        byte[] headers = new byte[20_000];
        for (int i = 0; i < headers.length; i += 4) {
            headers[i] = (byte) 0xFF;
            headers[i + 1] = (byte) 0xFB;
            headers[i + 2] = (byte) 0x90;
        }

        refused(headers, ClipTrack.SOUND, "clip: holds no sound that can be read");
    }

    @Test
    void read_soundWherePicturesAreWanted_isRefused() {
        byte[] tone = WavBytes.riff(WavBytes.format(1, 1, 16000, 16), WavBytes.chunk("data", new byte[3200]));

        refused(tone, ClipTrack.PICTURES, "clip: holds no pictures that can be read");
    }

    private record OneTrack(ClipTrack wanted) implements ClipSink {
        @Override
        public boolean takes(ClipTrack track) {
            return track == wanted;
        }

        @Override
        public void sound(float[] block, int length) {
            // gone
        }

        @Override
        public void picture(PictureFrame picture) {
            // gone
        }
    }
}
