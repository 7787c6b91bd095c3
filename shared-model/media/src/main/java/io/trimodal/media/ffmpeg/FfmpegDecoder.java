package io.trimodal.media.ffmpeg;

import io.trimodal.media.clip.ClipDecoder;
import io.trimodal.media.clip.ClipLimitException;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.ClipTrack;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.MediaLimit;
import io.trimodal.media.clip.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads what the project itself does not, through the program {@code ffmpeg}: a process for each track, without
 * network. The demuxer is named and never guessed, because some forms (playlists) name other files, which would then be
 * read.
 *
 * @param demuxer ffmpeg's name of the form
 */
public record FfmpegDecoder(FfmpegProgram program, String demuxer) implements ClipDecoder {
    /** What it says where the clip has no such track. */
    private static final String NO_STREAM = "does not contain any stream";

    /** Begins the name of the folder that holds what came without a file. */
    static final String COPY = "trimodal-clip";

    private static final String NO_MATCH = "matches no streams";
    private static final String TOO_LARGE = "max pixel count";

    @Override
    public void decode(ClipSource source, ClipOutput output) throws IOException {
        // opened for its size, which is the first limit
        output.open(source).close();
        Optional<Path> file = source.file();
        if (file.isPresent()) {
            decode(file.get(), output);
            return;
        }
        Path folder = Files.createTempDirectory(COPY);
        Path copy = folder.resolve("clip");
        try {
            source.copyTo(copy);
            decode(copy, output);
        } finally {
            Files.deleteIfExists(copy);
            Files.delete(folder);
        }
    }

    private void decode(Path file, ClipOutput output) throws IOException {
        boolean found = false;
        boolean asked = false;
        if (output.takes(ClipTrack.SOUND)) {
            asked = true;
            found |= sound(file, output);
        }
        if (output.takes(ClipTrack.PICTURES)) {
            asked = true;
            found |= pictures(file, output);
        }
        if (asked && !found) {
            throw new InvalidClipException(ClipTrack.CLIP, "has no track that was asked for, says ffmpeg");
        }
    }

    private boolean sound(Path file, ClipOutput output) throws IOException {
        List<String> command = command(file, output);
        // channels are averaged, as everywhere here; left alone it makes two of them louder by 3 dB
        command.addAll(List.of("-map", "0:a:0", "-f", "f32le", "-ac", "1", "-rematrix_maxval", "1"));
        command.addAll(List.of("-ar", String.valueOf(Waveform.RATE)));
        command.add("pipe:1");
        try (FfmpegRun run = new FfmpegRun(command, output)) {
            double second = FfmpegStreams.sound(run.out(), output);
            return ended(run, ClipTrack.SOUND, second, output);
        }
    }

    private boolean pictures(Path file, ClipOutput output) throws IOException {
        double rate = output.options().picturesPerSecond();
        List<String> command = command(file, output);
        // PPM is raw RGB after a header that says the size, which raw video alone does not
        command.addAll(List.of("-map", "0:V:0"));
        command.addAll(
                List.of("-vf", String.format(Locale.ROOT, "fps=%s:round=up:start_time=0", rate), "-f", "image2pipe"));
        command.addAll(List.of("-c:v", "ppm", "-pix_fmt", "rgb24", "pipe:1"));
        try (FfmpegRun run = new FfmpegRun(command, output)) {
            double second = FfmpegStreams.pictures(run.out(), output);
            return ended(run, ClipTrack.PICTURES, second, output);
        }
    }

    private List<String> command(Path file, ClipOutput output) {
        List<String> command = new ArrayList<>(List.of(program.program().toString()));
        command.addAll(List.of("-nostdin", "-hide_banner", "-loglevel", "error", "-xerror"));
        command.addAll(List.of("-protocol_whitelist", "pipe,file", "-threads", "1"));
        command.addAll(
                List.of("-max_pixels", String.valueOf(output.options().limits().pixels())));
        command.addAll(List.of("-f", demuxer, "-i", "file:" + file.toAbsolutePath()));
        // one second more than allowed, so that what is longer is seen and not just cut
        command.addAll(List.of(
                "-t",
                String.format(Locale.ROOT, "%.3f", output.options().limits().seconds() + 1)));
        return command;
    }

    /** @return whether there was such a track */
    private static boolean ended(FfmpegRun run, ClipTrack track, double second, ClipOutput output) throws IOException {
        int status = run.await();
        output.check(track, second);
        if (status == 0) {
            return true;
        }
        if (run.messages().contains(NO_STREAM) || run.messages().contains(NO_MATCH)) {
            return false;
        }
        if (run.messages().contains(TOO_LARGE)) {
            throw new ClipLimitException(
                    MediaLimit.PIXELS,
                    track,
                    "have too many pixels, expected at most "
                            + output.options().limits().pixels() + " each");
        }
        throw new InvalidClipException(track, second, "ffmpeg ended with " + status + " and said " + run.message());
    }
}
