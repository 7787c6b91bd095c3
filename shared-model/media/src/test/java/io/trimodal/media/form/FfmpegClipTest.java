package io.trimodal.media.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.media.clip.ClipLimitException;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.GatheredClip;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.MediaLimit;
import io.trimodal.media.clip.MediaLimits;
import io.trimodal.media.clip.PictureFrame;
import io.trimodal.media.ffmpeg.FfmpegProgram;
import io.trimodal.runtime.CancelledException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegClipTest {
    @TempDir
    Path folder;

    @Test
    void read_webm_hasSoundAndPictures() {
        ClipReader reader = withFfmpeg();
        GatheredClip clip = read(reader, Fixture.TALK_WEBM.source(), ClipOptions.DEFAULT);

        assertThat(clip.waveform().seconds()).isBetween(1.9, 2.1);
        assertThat(clip.pictures())
                .extracting(PictureFrame::seconds)
                .startsWith(0.0, 0.2, 0.4)
                .hasSizeBetween(10, 11);
        assertThat(clip.pictures()).extracting(PictureFrame::width).containsOnly(96);
    }

    @Test
    void read_flacFile_hasSoundAlone() throws IOException {
        ClipReader reader = withFfmpeg();
        Path file = Files.write(folder.resolve("-talk:1.flac"), Fixture.TALK_FLAC.bytes());

        GatheredClip clip = read(reader, ClipSource.of(file), ClipOptions.DEFAULT);

        assertThat(clip.waveform().seconds()).isEqualTo(1);
        assertThat(clip.pictures()).isEmpty();
    }

    @Test
    void read_damaged_saysWhatFfmpegSaid() {
        ClipReader reader = withFfmpeg();
        byte[] damaged = Fixture.TALK_FLAC.bytes();
        Arrays.fill(damaged, 6000, 9000, (byte) 0x55);

        assertThatThrownBy(() -> read(reader, ClipSource.of(damaged), ClipOptions.DEFAULT))
                .isInstanceOf(InvalidClipException.class)
                .hasMessageMatching("(?s)sound at 0\\.\\d\\d s: ffmpeg ended with \\d+ and said '.+'");
    }

    /** Neither where a server keeps files, nor what differs from call to call. */
    @Test
    void read_noFlac_saysNothingOfThisProcess() {
        ClipReader reader = withFfmpeg();
        byte[] junk = new byte[400];
        Arrays.fill(junk, (byte) 0xFF);
        System.arraycopy(new byte[] {'f', 'L', 'a', 'C'}, 0, junk, 0, 4);

        assertThatThrownBy(() -> read(reader, ClipSource.of(junk), ClipOptions.DEFAULT))
                .isInstanceOf(InvalidClipException.class)
                .hasMessageContaining("ffmpeg ended with")
                .hasMessageNotContainingAny("trimodal-clip", "0x");
    }

    @Test
    void read_limits_areKept() {
        ClipReader reader = withFfmpeg();
        limited(reader, MediaLimit.SECONDS, new MediaLimits(1 << 20, 1, 100, 1 << 20, Duration.ofMinutes(1)));
        limited(reader, MediaLimit.PICTURES, new MediaLimits(1 << 20, 10, 4, 1 << 20, Duration.ofMinutes(1)));
        limited(reader, MediaLimit.PIXELS, new MediaLimits(1 << 20, 10, 100, 1000, Duration.ofMinutes(1)));
        limited(reader, MediaLimit.BYTES, new MediaLimits(1 << 10, 10, 100, 1 << 20, Duration.ofMinutes(1)));
    }

    @Test
    void read_programThatHangs_isEndedInTime() throws IOException {
        Path program = program("echo 'ffmpeg version 0'; case \"$*\" in *-version*) exit;; esac; sleep 600");
        ClipReader reader = new ClipReader(
                Optional.of(FfmpegProgram.find(program.toString(), "").orElseThrow()));
        MediaLimits limits = new MediaLimits(1 << 20, 10, 100, 1 << 20, Duration.ofMillis(300));
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() ->
                        reader.read(Fixture.TALK_FLAC.source(), ClipOptions.DEFAULT.with(limits), new ForgetfulSink()))
                .isInstanceOfSatisfying(
                        ClipLimitException.class, e -> assertThat(e.limit()).isEqualTo(MediaLimit.DECODING_TIME));
        assertThatThrownBy(() -> reader.read(
                        Fixture.TALK_FLAC.source(),
                        new ClipOptions(MediaLimits.DEFAULT, 5, () -> asked.incrementAndGet() > 3),
                        new ForgetfulSink()))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void find_programThatIsNone_isEmpty() throws IOException {
        assertThat(FfmpegProgram.find("", folder.toString())).isEmpty();
        assertThat(FfmpegProgram.find(program("echo something else").toString(), ""))
                .isEmpty();
    }

    private Path program(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void limited(ClipReader reader, MediaLimit limit, MediaLimits limits) {
        assertThatThrownBy(() -> read(reader, Fixture.TALK_WEBM.source(), ClipOptions.DEFAULT.with(limits)))
                .isInstanceOfSatisfying(
                        ClipLimitException.class, e -> assertThat(e.limit()).isEqualTo(limit));
    }

    /** Skips the test where there is no ffmpeg; asked first, as what expects an exception would take that for it. */
    private static ClipReader withFfmpeg() {
        return new ClipReader(Optional.of(Fixture.ffmpeg()));
    }

    private static GatheredClip read(ClipReader reader, ClipSource source, ClipOptions options) {
        GatheredClip clip = GatheredClip.ofBoth();
        reader.read(source, options, clip);
        return clip;
    }
}
