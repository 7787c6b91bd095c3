package io.trimodal.media.form;

import io.trimodal.media.array.ArrayDecoder;
import io.trimodal.media.array.ArrayRates;
import io.trimodal.media.clip.ClipDecoder;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipSink;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.ClipSummary;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.MissingDecoderException;
import io.trimodal.media.ffmpeg.FfmpegDecoder;
import io.trimodal.media.ffmpeg.FfmpegProgram;
import io.trimodal.media.jcodec.ContainerForm;
import io.trimodal.media.jcodec.JcodecDecoder;
import io.trimodal.media.wav.WavDecoder;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a clip of any form: by the project where it can, by ffmpeg where that is installed, and otherwise with an error
 * that says so. Thread-safe.
 */
public final class ClipReader {
    /** One or none. */
    private final List<FfmpegProgram> ffmpeg;

    /** @param ffmpeg where it is installed */
    public ClipReader(Optional<FfmpegProgram> ffmpeg) {
        this.ffmpeg = ffmpeg.stream().toList();
    }

    /** As the other, for arrays at the rates of front ends. */
    public ClipSummary read(ClipSource source, ClipOptions options, ClipSink sink) {
        return read(source, ArrayRates.DEFAULT, options, sink);
    }

    /**
     * Reads the tracks that the sink takes, as far as the clip has them.
     *
     * @param rates of a NumPy array
     * @return what the sink was given
     * @throws io.trimodal.media.clip.ClipException of one of its kinds, for what is wrong with the clip
     * @throws io.trimodal.runtime.CancelledException if cancelled
     * @throws UncheckedIOException if the disk fails
     */
    public ClipSummary read(ClipSource source, ArrayRates rates, ClipOptions options, ClipSink sink) {
        ClipOutput output = new ClipOutput(sink, options);
        try {
            ClipForm form = form(source, output);
            try {
                decoder(form, rates).decode(source, output);
            } catch (MissingDecoderException e) {
                if (output.summary().seconds() > 0) {
                    throw e;
                }
                withFfmpeg(form, e.track(), e.reason()).decode(source, output);
            }
            requireSomething(output);
            return output.summary();
        } catch (EOFException e) {
            throw new InvalidClipException(ClipTrack.CLIP, output.summary().seconds(), "ends early: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A WAV has no pictures, and packets may hold nothing; an answer without them would hide that. */
    private static void requireSomething(ClipOutput output) {
        List<String> asked = Arrays.stream(ClipTrack.values())
                .filter(track -> track != ClipTrack.CLIP && output.takes(track))
                .map(ClipTrack::title)
                .toList();
        if (!asked.isEmpty() && output.summary().seconds() == 0) {
            throw new InvalidClipException(
                    ClipTrack.CLIP, "holds no " + String.join(" and no ", asked) + " that can be read");
        }
    }

    /**
     * What a clip is by its first bytes.
     *
     * @throws InvalidClipException for what is no recording, saying what it is
     * @throws UncheckedIOException if the disk fails
     */
    public static ClipForm form(ClipSource source) {
        try (SeekableByteChannel channel = source.open()) {
            return ClipForm.of(Channels.newInputStream(channel).readNBytes(ClipForm.HEAD));
        } catch (UnknownFormException e) {
            throw new InvalidClipException(
                    ClipTrack.CLIP,
                    "the file is " + e.getMessage() + ", expected a recording: WAV, MP4, MP3, Matroska, NumPy's .npy"
                            + " or what ffmpeg reads");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClipForm form(ClipSource source, ClipOutput output) throws IOException {
        // its size is the first limit
        output.open(source).close();
        return form(source);
    }

    /** Of the project's own. */
    private static ClipDecoder decoder(ClipForm form, ArrayRates rates) {
        return switch (form) {
            case WAV -> new WavDecoder();
            case NUMPY -> new ArrayDecoder(rates);
            case MP4 -> new JcodecDecoder(ContainerForm.MP4);
            case MP3 -> new JcodecDecoder(ContainerForm.MP3);
            case MATROSKA -> new JcodecDecoder(ContainerForm.MATROSKA);
            case OGG, FLAC, AIFF, AVI, AAC, MPEG_TS, MPEG_PS, FLV, ASF, AMR, CAF ->
                (_, _) -> {
                    throw new MissingDecoderException(ClipTrack.CLIP, "is " + form.title());
                };
        };
    }

    private ClipDecoder withFfmpeg(ClipForm form, ClipTrack track, String reason) {
        return ffmpeg.isEmpty() || form.demuxer().isEmpty()
                ? new NoFfmpeg(track, reason)
                : new FfmpegDecoder(ffmpeg.getFirst(), form.demuxer());
    }
}
