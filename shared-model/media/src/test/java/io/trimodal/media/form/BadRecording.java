package io.trimodal.media.form;

import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.MediaLimits;
import io.trimodal.media.wav.WavBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Twenty kinds of bad recordings, and what becomes of each: an error, whose kind and message a pattern describes, or
 * how much was read. No memory could hold some of them; they are never there as a whole.
 */
enum BadRecording {
    EMPTY(() -> new byte[0], "invalid: clip: the file is empty, expected a recording.*"),
    HEADER_ONLY(() -> WavBytes.riff(WavBytes.format(1, 1, 16000, 16)), "invalid: sound: the WAV has no samples.*"),
    WITHOUT_TABLES(
            () -> Arrays.copyOf(Fixture.TALK_MP4.bytes(), 32), "invalid: clip: the MP4 has no tables, expected.*"),
    CUT_IN_THE_MIDDLE(
            () -> half(Fixture.TALK_MP4), "invalid: sound at \\d\\.\\d\\d s: the file ends at byte \\d+, expected.*"),
    CUT_BEFORE_ITS_TABLES(() -> Arrays.copyOf(Fixture.TURNED_MP4.bytes(), 500), "invalid: clip: .*it is cut off.*"),
    CUT_WHERE_NOTHING_IS_LOST(() -> half(Fixture.MONO_MP3), "read: 1\\d{4} samples, 0 pictures"),
    ZERO_HERTZ(() -> wav(0, 1, new byte[8]), "invalid: sound: is of 0 Hz, expected 1 to 768000.*"),
    NO_CHANNELS(() -> wav(16000, 0, new byte[8]), "invalid: sound: .*0 channels, expected 1 or more.*"),
    ONE_SAMPLE(() -> wav(16000, 1, WavBytes.pcm16(1)), "read: 1 samples, 0 pictures"),
    EIGHT_CHANNELS(() -> wav(16000, 8, new byte[16 * 16000]), "read: 16000 samples, 0 pictures"),
    SIX_HOURS_OF_SILENCE(
            () -> new EndlessSource(eightBits(), (byte) 128, eightBits().length + 16000L * 6 * 3600),
            "read: 345600000 samples, 0 pictures"),
    WITHOUT_AN_END(
            () -> new EndlessSource(eightBits(), (byte) 128, Long.MAX_VALUE),
            "limited: clip: .*bytes, expected at most.*"),
    HUGE_PICTURES(
            () -> Patched.number(Fixture.TALK_MP4.bytes(), "stsd", 44, 10_000 << 16 | 10_000),
            "limited: pictures.* 10000 .*10000.*"),
    HUGE_PICTURES_AS_AN_ARRAY(
            () -> new EndlessSource(npy("(5, 10000, 10000, 3)"), (byte) 0, 1_500_000_128L),
            "limited: pictures.*10000.*"),
    VARIABLE_FRAME_RATE(() -> Fixture.VARIABLE_MP4.bytes(), "read: 0 samples, 1[3-6] pictures"),
    NO_KEY_FRAME(
            () -> Patched.withoutKeyFrames(Fixture.TURNED_MP4.bytes()),
            "invalid: pictures at 0.00 s: no key frame in 30 packets, expected one to begin with.*"),
    /** Nothing but its bytes is looked at, so this is what a WAV called talk.mp4 is. */
    WRONG_EXTENSION(() -> WavBytes.sine(16000, 440, 0.5), "read: 8000 samples, 0 pictures"),
    ZIP_THAT_SAYS_IT_IS_MP4(
            () -> WavBytes.append(
                    Arrays.copyOf(Fixture.TALK_MP4.bytes(), 32),
                    "PK\u0003\u0004 and more".getBytes(StandardCharsets.ISO_8859_1)),
            "invalid: clip: the MP4 has.*"),
    PLAYLIST_OF_FILES(
            () -> "#EXTM3U\nfile:///etc/passwd".getBytes(StandardCharsets.UTF_8), "invalid: clip: .*a playlist.*"),
    TABLE_OF_TWO_BILLION(
            () -> Patched.number(Fixture.TALK_MP4.bytes(), "stsz", 12, Integer.MAX_VALUE),
            "invalid: .*a table 'stsz' of 2147483647 entries.*");

    private final Supplier<ClipSource> source;
    private final String outcome;

    BadRecording(Supplier<?> content, String outcome) {
        this.source = () -> switch (content.get()) {
            case byte[] bytes -> ClipSource.of(bytes);
            case EndlessSource endless -> endless;
            default -> throw new IllegalStateException();
        };
        this.outcome = outcome;
    }

    ClipSource source() {
        return source.get();
    }

    /** A pattern. */
    String outcome() {
        return outcome;
    }

    /** The usual ones, but for six hours, which are longer than is taken. */
    MediaLimits limits() {
        MediaLimits usual = MediaLimits.DEFAULT;
        double seconds = this == SIX_HOURS_OF_SILENCE ? 6 * 3600 + 1 : usual.seconds();
        return new MediaLimits(usual.bytes(), seconds, usual.pictures(), usual.pixels(), usual.decodingTime());
    }

    private static byte[] half(Fixture fixture) {
        byte[] whole = fixture.bytes();
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] wav(int rate, int channels, byte[] data) {
        return WavBytes.riff(WavBytes.format(1, channels, rate, 16), WavBytes.chunk("data", data));
    }

    private static byte[] eightBits() {
        return WavBytes.riff(WavBytes.format(1, 1, 16000, 8), WavBytes.chunk("data", -1, new byte[0]));
    }

    private static byte[] npy(String shape) {
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': " + shape + ", }";
        String padded = header + " ".repeat(117 - header.length()) + "\n";
        return ByteBuffer.allocate(128)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) padded.length())
                .put(padded.getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
