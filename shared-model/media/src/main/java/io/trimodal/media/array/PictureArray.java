package io.trimodal.media.array;

import io.trimodal.binary.ElementFormat;
import io.trimodal.media.clip.ClipDecoder;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.PictureFrame;
import io.trimodal.media.clip.PictureGrid;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads picture frames from a {@code .npy}: uint8 {@code [frames, height, width, 3]}. NumPy's files say no rate.
 *
 * @param rate frames per second
 */
public record PictureArray(double rate) implements ClipDecoder {
    /** @throws IllegalArgumentException unless the rate is above 0 and finite */
    public PictureArray {
        if (!(rate > 0 && rate <= 1e6)) {
            throw new IllegalArgumentException(rate + " frames per second, expected above 0");
        }
    }

    @Override
    public void decode(ClipSource source, ClipOutput output) throws IOException {
        if (output.takes(ClipTrack.PICTURES)) {
            ArrayStream.read(source, output, ClipTrack.PICTURES, array -> frames(array, output));
        }
    }

    private void frames(ArrayStream array, ClipOutput output) throws IOException {
        int[] shape = array.numbers().shape();
        if (shape.length != 4 || shape[3] != 3 || array.numbers().format() != ElementFormat.U8) {
            throw new InvalidClipException(
                    ClipTrack.PICTURES,
                    "the array is " + array.numbers().format() + " " + Arrays.toString(shape)
                            + ", expected uint8 [frames, height, width, 3]");
        }
        int height = shape[1];
        int width = shape[2];
        output.requireSize(width, height);
        if (shape[0] == 0) {
            throw new InvalidClipException(ClipTrack.PICTURES, 0, "the array holds no frame, expected one or more");
        }
        int size = 3 * width * height;
        PictureGrid grid = new PictureGrid(output.options().picturesPerSecond());
        for (int frame = 0; frame < shape[0]; frame++) {
            double from = frame / rate;
            double until = (frame + 1) / rate;
            output.check(ClipTrack.PICTURES, from);
            if (!grid.isDue(until)) {
                array.in().skipNBytes(size);
                continue;
            }
            output.requirePicture(from);
            byte[] rgb = array.in().readNBytes(size);
            if (rgb.length < size) {
                throw new EOFException("ends early");
            }
            while (grid.isDue(until)) {
                output.picture(new PictureFrame(grid.take(), width, height, grid.isDue(until) ? rgb.clone() : rgb));
            }
        }
    }
}
