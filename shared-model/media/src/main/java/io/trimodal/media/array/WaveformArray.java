package io.trimodal.media.array;

import io.trimodal.binary.ElementFormat;
import io.trimodal.media.clip.ClipDecoder;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.SoundOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads a waveform from a {@code .npy}: floating point {@code [samples]} in [-1, 1], or int16. NumPy's files say no
 * rate.
 *
 * @param rate in Hz
 */
public record WaveformArray(long rate) implements ClipDecoder {
    private static final int SAMPLES = 1 << 14;

    @Override
    public void decode(ClipSource source, ClipOutput output) throws IOException {
        if (output.takes(ClipTrack.SOUND)) {
            ArrayStream.read(source, output, ClipTrack.SOUND, array -> samples(array, output));
        }
    }

    private void samples(ArrayStream array, ClipOutput output) throws IOException {
        int[] shape = array.numbers().shape();
        ElementFormat format = array.numbers().format();
        if (shape.length != 1 || !format.isFloatingPoint() && format != ElementFormat.I16) {
            throw new InvalidClipException(
                    ClipTrack.SOUND,
                    "the array is " + format + " " + Arrays.toString(shape) + ", expected float32 or int16 [samples]");
        }
        if (shape[0] == 0) {
            throw new InvalidClipException(ClipTrack.SOUND, 0, "the array holds no sample, expected one or more");
        }
        SoundOutput sound = output.sound(rate, 1);
        for (int left = shape[0]; left > 0; ) {
            output.check(ClipTrack.SOUND, sound.second());
            int here = Math.min(left, SAMPLES);
            float[] samples = format.floats(array.in(), here, array.numbers().order());
            if (format == ElementFormat.I16) {
                for (int i = 0; i < here; i++) {
                    samples[i] /= 32768;
                }
            }
            sound.accept(samples, 0, here);
            left -= here;
        }
        sound.end();
    }
}
