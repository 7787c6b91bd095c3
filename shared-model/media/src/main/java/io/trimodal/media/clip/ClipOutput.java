package io.trimodal.media.clip;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Locale;

/**
 * What a decoder gives sound and pictures to, and asks whether it may go on: every limit is kept here. One per reading
 * of a clip; not thread-safe.
 */
public final class ClipOutput {
    private final ClipSink sink;
    private final ClipOptions options;
    private final long start = System.nanoTime();

    private long samples;
    private int pictures;
    private double seconds;

    public ClipOutput(ClipSink sink, ClipOptions options) {
        this.sink = sink;
        this.options = options;
    }

    public ClipOptions options() {
        return options;
    }

    /** Whether a track is to be decoded. */
    public boolean takes(ClipTrack track) {
        return sink.takes(track);
    }

    /** Opens the clip's bytes. @throws ClipLimitException if there are too many */
    public SeekableByteChannel open(ClipSource source) throws IOException {
        SeekableByteChannel channel = source.open();
        if (channel.size() > options.limits().bytes()) {
            long size = channel.size();
            channel.close();
            throw new ClipLimitException(
                    MediaLimit.BYTES,
                    ClipTrack.CLIP,
                    "has " + size + " bytes, expected at most "
                            + options.limits().bytes());
        }
        return channel;
    }

    /**
     * Asked between packets.
     *
     * @param second how far the track is
     * @throws ClipLimitException if decoding takes too long
     * @throws io.trimodal.runtime.CancelledException if cancelled
     */
    public void check(ClipTrack track, double second) {
        options.cancellation().check();
        if (System.nanoTime() - start > options.limits().decodingTime().toNanos()) {
            throw new ClipLimitException(
                    MediaLimit.DECODING_TIME,
                    track,
                    second,
                    "decoding takes longer than "
                            + seconds(options.limits().decodingTime().toNanos() * 1e-9));
        }
    }

    /** How much of the decoding time is left, in nanoseconds; 0 or less where none is. */
    public long nanosLeft() {
        return options.limits().decodingTime().toNanos() - (System.nanoTime() - start);
    }

    /** Refuses a time that is not to be read. @throws ClipLimitException if it is beyond the limit */
    public void requireSecond(ClipTrack track, double second) {
        if (second > options.limits().seconds()) {
            throw new ClipLimitException(
                    MediaLimit.SECONDS,
                    track,
                    second,
                    "goes on, expected at most " + seconds(options.limits().seconds()));
        }
    }

    /** Refuses a size before memory is taken for it. @throws ClipLimitException for too many pixels */
    public void requireSize(long width, long height) {
        if (width <= 0 || height <= 0) {
            throw new InvalidClipException(
                    ClipTrack.PICTURES, "are of " + width + " × " + height + " pixels, expected at least one");
        }
        if (width > Integer.MAX_VALUE || height > options.limits().pixels() / width) {
            throw new ClipLimitException(
                    MediaLimit.PIXELS,
                    ClipTrack.PICTURES,
                    "are of " + width + " × " + height + " pixels, expected at most "
                            + options.limits().pixels() + " each");
        }
    }

    /** Where a decoder puts sound of this rate. @throws InvalidClipException for what no sound has */
    public SoundOutput sound(long rate, int channels) {
        return new SoundOutput(this, rate, channels);
    }

    /** Passes on a block of mono sound at {@link Waveform#RATE} Hz; it is the caller's again afterwards. */
    public void block(float[] block, int length) {
        if (length == 0) {
            return;
        }
        requireSecond(ClipTrack.SOUND, (double) (samples + length) / Waveform.RATE);
        samples += length;
        seconds = Math.max(seconds, (double) samples / Waveform.RATE);
        sink.sound(block, length);
    }

    /** Refuses one picture more. @throws ClipLimitException where the limit is reached */
    public void requirePicture(double second) {
        requireSecond(ClipTrack.PICTURES, second);
        if (pictures >= options.limits().pictures()) {
            throw new ClipLimitException(
                    MediaLimit.PICTURES,
                    ClipTrack.PICTURES,
                    second,
                    "go on, expected at most " + options.limits().pictures());
        }
    }

    /** Passes on a picture, whose array is the sink's from now on. */
    public void picture(PictureFrame picture) {
        requirePicture(picture.seconds());
        pictures++;
        seconds = Math.max(seconds, picture.seconds() + 1 / options.picturesPerSecond());
        sink.picture(picture);
    }

    /** What was given so far. */
    public ClipSummary summary() {
        return new ClipSummary(samples, pictures, seconds);
    }

    private static String seconds(double value) {
        // three digits of a number with four would be written as a power of ten
        return String.format(Locale.ROOT, value < 1000 ? "%.3g s" : "%.0f s", value);
    }
}
