package io.trimodal.media.ffmpeg;

import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.PictureFrame;
import io.trimodal.media.clip.PictureGrid;
import io.trimodal.media.clip.SoundOutput;
import io.trimodal.media.clip.Waveform;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What ffmpeg writes to its standard output, passed on as it comes. */
final class FfmpegStreams {
    private static final int SAMPLES = 4096;
    private static final int LONGEST_NUMBER = 9;

    private FfmpegStreams() {}

    /** Float32, the smallest byte first. @return how far it came, in seconds */
    static double sound(InputStream in, ClipOutput output) throws IOException {
        SoundOutput sound = output.sound(Waveform.RATE, 1);
        byte[] bytes = new byte[SAMPLES * Float.BYTES];
        float[] samples = new float[SAMPLES];
        while (true) {
            int count = in.readNBytes(bytes, 0, bytes.length) / Float.BYTES;
            output.check(ClipTrack.SOUND, sound.second());
            if (count == 0) {
                sound.end();
                return sound.second();
            }
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(samples, 0, count);
            sound.accept(samples, 0, count);
        }
    }

    /** Pictures in PPM, one after the other. @return how far they came, in seconds */
    static double pictures(InputStream out, ClipOutput output) throws IOException {
        InputStream in = new BufferedInputStream(out, 1 << 16);
        PictureGrid grid = new PictureGrid(output.options().picturesPerSecond());
        double second = 0;
        while (true) {
            output.check(ClipTrack.PICTURES, second);
            int first = in.read();
            if (first < 0) {
                return second;
            }
            if (first != 'P' || in.read() != '6') {
                throw new InvalidClipException(ClipTrack.PICTURES, second, "ffmpeg wrote what is no picture");
            }
            in.read();
            int width = number(in, second);
            int height = number(in, second);
            number(in, second);
            output.requireSize(width, height);
            output.requirePicture(second);
            byte[] rgb = in.readNBytes(3 * width * height);
            if (rgb.length < 3 * width * height) {
                // the exit status says why
                return second;
            }
            second = grid.take();
            output.picture(new PictureFrame(second, width, height, rgb));
        }
    }

    /** Digits and the one space after them. */
    private static int number(InputStream in, double second) throws IOException {
        int value = 0;
        for (int digits = 0; digits <= LONGEST_NUMBER; digits++) {
            int character = in.read();
            if (character < '0' || character > '9') {
                return value;
            }
            value = 10 * value + character - '0';
        }
        throw new InvalidClipException(ClipTrack.PICTURES, second, "ffmpeg wrote what is no picture");
    }
}
