package io.trimodal.media.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.trimodal.media.clip.ClipException;
import io.trimodal.media.clip.ClipLimitException;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.ClipSummary;
import io.trimodal.media.clip.GatheredClip;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.MediaLimit;
import io.trimodal.media.clip.MediaLimits;
import io.trimodal.media.clip.MissingDecoderException;
import io.trimodal.media.clip.PictureFrame;
import io.trimodal.media.wav.WavBytes;
import io.trimodal.runtime.CancelledException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of bad recording gets the right error, or the right result, in bounded memory and without ffmpeg. */
class BadRecordingTest {
    private static final long MEGABYTE = 1 << 20;
    private static final int SIX_HOURS = 6 * 3600;

    @TempDir
    Path folder;

    @Test
    void read_empty_saysSo() {
        invalid(new byte[0], "clip: the file is empty, expected a recording");
    }

    @Test
    void read_headerOnly_saysWhatIsMissing() {
        invalid(WavBytes.riff(WavBytes.format(1, 1, 16000, 16)), "sound: the WAV has no samples");
        invalid(Arrays.copyOf(Fixture.TALK_MP4.bytes(), 32), "clip: the MP4 has no tables, expected a box 'moov'");
        invalid(Arrays.copyOf(Fixture.TALK_MKV.bytes(), 40), "clip");
        invalid(Arrays.copyOf(Fixture.STEREO_MP3.bytes(), 12), "sound at 0.00 s: no MP3 frame");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fixture.class,
            names = {"TALK_MP4", "TALK_MKV", "TURNED_MP4"})
    void read_cutInTheMiddle_namesTrackAndSecond(Fixture fixture) {
        byte[] whole = fixture.bytes();
        int kept = fixture == Fixture.TURNED_MP4 ? 500 : whole.length / 2;

        assertThatThrownBy(() -> Fixture.read(Arrays.copyOf(whole, kept)))
                .isInstanceOf(InvalidClipException.class)
                .hasMessageContaining("it is cut off");
    }

    @Test
    void read_cutMp4WithItsTablesFirst_namesTheSecond() {
        byte[] whole = Fixture.TALK_MP4.bytes();

        assertThatThrownBy(() -> Fixture.read(Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOfSatisfying(
                        InvalidClipException.class,
                        e -> assertThat(e.second().orElseThrow()).isBetween(0.5, 2.5))
                .hasMessageMatching("sound at \\d\\.\\d\\d s: the file ends at byte \\d+, expected a packet .*");
    }

    @Test
    void read_cutMp3_isReadToTheCut() {
        byte[] whole = Fixture.MONO_MP3.bytes();

        assertThat(Fixture.read(Arrays.copyOf(whole, whole.length / 2))
                        .waveform()
                        .seconds())
                .isBetween(0.8, 1.1);
    }

    @Test
    void read_noHertzOrNoChannels_saysWhatWasExpected() {
        byte[] data = WavBytes.chunk("data", new byte[8]);

        invalid(WavBytes.riff(WavBytes.format(1, 1, 0, 16), data), "sound: is of 0 Hz, expected 1 to 768000");
        invalid(WavBytes.riff(WavBytes.format(1, 0, 16000, 16), data), "0 channels, expected 1 or more");
    }

    @Test
    void read_oneSampleOrEightChannels_isRead() {
        byte[] data = WavBytes.chunk("data", WavBytes.pcm16(1, 1, 1, 1, 1, 1, 1, 1));

        assertThat(Fixture.read(WavBytes.riff(WavBytes.format(1, 8, 16000, 16), data))
                        .waveform()
                        .samples())
                .containsExactly(32767 / 32768f);
    }

    @Test
    void read_sixHoursOfSilence_takesNoMemory() {
        byte[] head = WavBytes.riff(WavBytes.format(1, 1, 16000, 8), WavBytes.chunk("data", -1, new byte[0]));
        ClipSource source = new EndlessSource(head, (byte) 128, head.length + 16000L * SIX_HOURS);
        MediaLimits limits = new MediaLimits(1L << 30, SIX_HOURS + 1, 1, 1, Duration.ofMinutes(10));

        long before = allocated();
        ClipSummary summary = Fixture.ALONE.read(source, ClipOptions.DEFAULT.with(limits), new ForgetfulSink());

        // six hours are 1.4 GB
        assertThat(summary.samples()).isEqualTo(16000L * SIX_HOURS);
        assertThat(allocated() - before).isLessThan(16 * MEGABYTE);
    }

    @Test
    void read_endlessFile_isStoppedByBytesOrSeconds() {
        byte[] head = WavBytes.riff(WavBytes.format(1, 1, 8000, 16), WavBytes.chunk("data", -1, new byte[0]));

        limited(MediaLimit.BYTES, new EndlessSource(head, (byte) 0, Long.MAX_VALUE), MediaLimits.DEFAULT);
        limited(
                MediaLimit.SECONDS,
                new EndlessSource(head, (byte) 0, 1L << 30),
                new MediaLimits(1L << 30, 2, 10, 100, Duration.ofMinutes(10)));
    }

    @Test
    void read_hugePictures_areRefusedBeforeMemoryIsTaken() {
        byte[] huge = Patched.number(Fixture.TALK_MP4.bytes(), "stsd", 44, 10_000 << 16 | 10_000);

        long before = allocated();
        limited(MediaLimit.PIXELS, ClipSource.of(huge), MediaLimits.DEFAULT);
        limited(
                MediaLimit.PIXELS,
                Fixture.TURNED_MP4.source(),
                new MediaLimits(1L << 30, 60, 10, 96 * 63, Duration.ofMinutes(10)));
        assertThat(allocated() - before).isLessThan(4 * MEGABYTE);
    }

    @Test
    void read_claimsOfTables_areComparedWithWhatIsThere() {
        byte[] whole = Fixture.TALK_MP4.bytes();

        long before = allocated();
        invalid(Patched.number(whole, "stsz", 12, Integer.MAX_VALUE), "a table 'stsz' of 2147483647 entries");
        invalid(Patched.number(whole, "stts", 8, -1), "a table 'stts' of 4294967295 entries");
        invalid(Patched.number(whole, "moov", -4, Integer.MAX_VALUE), "tables ('moov') of 2147483639 bytes");
        invalid(Patched.number(whole, "mdhd", 16, 0), "0 units of time in a second");
        assertThat(allocated() - before).isLessThan(4 * MEGABYTE);
    }

    @Test
    void read_variableRate_keepsTheTimes() {
        GatheredClip clip = Fixture.VARIABLE_MP4.read();

        assertThat(clip.pictures())
                .extracting(PictureFrame::seconds)
                .startsWith(0.0, 0.2, 0.4, 0.6, 0.8)
                .hasSizeBetween(13, 16);
        // of the last second there are two pictures, each shown until the next
        assertThat(clip.pictures().get(11).rgb())
                .isEqualTo(clip.pictures().get(12).rgb());
        assertThat(clip.pictures().get(9).rgb())
                .isNotEqualTo(clip.pictures().get(10).rgb());
    }

    @Test
    void read_portrait_isUpright() {
        assertThat(Fixture.TURNED_MP4.read().pictures())
                .hasSize(10)
                .allSatisfy(picture -> assertThat(picture.width()).isEqualTo(64))
                .allSatisfy(picture -> assertThat(picture.height()).isEqualTo(96));
    }

    @Test
    void read_noKeyFrame_saysSo() {
        invalid(
                Patched.withoutKeyFrames(Fixture.TURNED_MP4.bytes()),
                "pictures at 0.00 s: no key frame in 30 packets, expected one to begin with");
    }

    @Test
    void read_wrongExtension_isReadAsWhatItIs() throws IOException {
        Path file = Files.write(folder.resolve("talk.mp4"), WavBytes.sine(16000, 440, 0.5));
        GatheredClip clip = GatheredClip.ofBoth();

        Fixture.ALONE.read(ClipSource.of(file), ClipOptions.DEFAULT, clip);

        assertThat(clip.waveform().seconds()).isEqualTo(0.5);
    }

    @Test
    void read_zipThatSaysItIsMp4_saysWhatItIs() {
        byte[] zip = "PK\u0003\u0004 and more".getBytes(StandardCharsets.ISO_8859_1);
        byte[] within = WavBytes.append(Arrays.copyOf(Fixture.TALK_MP4.bytes(), 32), zip);

        invalid(zip, "clip: the file is a zip archive, expected a recording: WAV, MP4");
        invalid(within, "clip: the MP4 has");
    }

    @Test
    void read_noRecording_saysWhatItIs() {
        invalid("#EXTM3U\nfile:///etc/passwd".getBytes(StandardCharsets.UTF_8), "a playlist");
        invalid("WEBVTT\n".getBytes(StandardCharsets.UTF_8), "a transcript");
        invalid("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "a PDF document");
        invalid("hello".getBytes(StandardCharsets.UTF_8), "text");
        invalid(new byte[] {1, 2, 3}, "of no known form");
    }

    @Test
    void read_codingOfNone_needsFfmpeg() {
        byte[] whole = Fixture.TALK_MP4.bytes();

        missing(Patched.name(whole, "avc1", "hvc1"), "pictures: coded as HEVC; that takes the program ffmpeg");
        missing(Patched.name(whole, "avc1", "encv"), "pictures: coded as encrypted");
        assertThatThrownBy(() -> Fixture.ALONE.read(
                        ClipSource.of(Fixture.TALK_FLAC.bytes()), ClipOptions.DEFAULT, new ForgetfulSink()))
                .isInstanceOf(MissingDecoderException.class)
                .hasMessage("clip: is FLAC; that takes the program ffmpeg, which is not installed here");
        missing(Fixture.TALK_WEBM.bytes(), "sound: coded as A_OPUS");
    }

    @Test
    void read_slowDecoding_isStopped() {
        limited(
                MediaLimit.DECODING_TIME,
                Fixture.TALK_MP4.source(),
                new MediaLimits(1L << 30, 60, 100, 1 << 20, Duration.ofNanos(1)));
    }

    @Test
    void read_tooManyPictures_isStopped() {
        limited(
                MediaLimit.PICTURES,
                Fixture.TURNED_MP4.source(),
                new MediaLimits(1L << 30, 60, 3, 1 << 20, Duration.ofMinutes(1)));
    }

    @Test
    void read_cancelled_stops() {
        AtomicInteger asked = new AtomicInteger();
        ClipOptions options = new ClipOptions(MediaLimits.DEFAULT, 5, () -> asked.incrementAndGet() > 20);

        assertThatThrownBy(() -> Fixture.ALONE.read(Fixture.TALK_MP4.source(), options, new ForgetfulSink()))
                .isInstanceOf(CancelledException.class);
    }

    private static void invalid(byte[] clip, String part) {
        refused(InvalidClipException.class, ClipSource.of(clip), MediaLimits.DEFAULT, part);
    }

    private static void missing(byte[] clip, String part) {
        refused(MissingDecoderException.class, ClipSource.of(clip), MediaLimits.DEFAULT, part);
    }

    private static void limited(MediaLimit limit, ClipSource source, MediaLimits limits) {
        assertThatThrownBy(() -> Fixture.ALONE.read(source, ClipOptions.DEFAULT.with(limits), new ForgetfulSink()))
                .isInstanceOfSatisfying(
                        ClipLimitException.class, e -> assertThat(e.limit()).isEqualTo(limit));
    }

    private static void refused(
            Class<? extends ClipException> kind, ClipSource source, MediaLimits limits, String part) {
        assertThatThrownBy(() -> Fixture.ALONE.read(source, ClipOptions.DEFAULT.with(limits), new ForgetfulSink()))
                .isInstanceOf(kind)
                .hasMessageContaining(part);
    }

    /** Bytes that this thread ever took. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
