package io.trimodal.media.array;

import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.npy.NpyDecoder;
import io.trimodal.npy.NpyNumbers;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.ZipException;

/** An open NumPy file, whose header was read and whose elements follow in {@code in}. */
record ArrayStream(InputStream in, NpyNumbers numbers) {
    /** Takes the elements off the stream. */
    @FunctionalInterface
    interface Elements {
        void read(ArrayStream array) throws IOException;
    }

    /** @throws InvalidClipException naming the track, for what is no array of numbers in row-major order */
    static void read(ClipSource source, ClipOutput output, ClipTrack track, Elements elements) throws IOException {
        try (SeekableByteChannel channel = output.open(source)) {
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
            NpyNumbers numbers = NpyDecoder.open(in, channel.size())
                    .numbers()
                    .orElseThrow(() -> new InvalidClipException(track, "the array holds text, expected numbers"));
            if (numbers.fortranOrder() && numbers.shape().length > 1) {
                throw new InvalidClipException(
                        track, "the array is in Fortran's order, expected C's: save numpy.ascontiguousarray of it");
            }
            elements.read(new ArrayStream(in, numbers));
        } catch (ZipException | EOFException e) {
            throw new InvalidClipException(track, 0, "the array " + e.getMessage(), e);
        }
    }
}
