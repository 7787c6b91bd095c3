package io.trimodal.media.array;

import io.trimodal.media.clip.ClipDecoder;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.npy.NpyDecoder;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.ZipException;

/** Reads a {@code .npy} as what its shape says that it is: four axes are picture frames, any other is a waveform. */
public record ArrayDecoder(ArrayRates rates) implements ClipDecoder {
    private static final int AXES_OF_PICTURES = 4;

    @Override
    public void decode(ClipSource source, ClipOutput output) throws IOException {
        ClipDecoder decoder = axes(source, output) == AXES_OF_PICTURES
                ? new PictureArray(rates.framesPerSecond())
                : new WaveformArray(rates.samplesPerSecond());
        decoder.decode(source, output);
    }

    private static int axes(ClipSource source, ClipOutput output) throws IOException {
        try (SeekableByteChannel channel = output.open(source)) {
            return NpyDecoder.open(new BufferedInputStream(Channels.newInputStream(channel)), channel.size())
                    .shape()
                    .length;
        } catch (ZipException | EOFException e) {
            throw new InvalidClipException(ClipTrack.CLIP, "the array " + e.getMessage());
        }
    }
}
