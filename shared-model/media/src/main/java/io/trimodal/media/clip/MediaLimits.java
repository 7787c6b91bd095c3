package io.trimodal.media.clip;

import java.time.Duration;

/**
 * How much of a clip is read. Each is enforced before memory is taken for what would pass it.
 *
 * @param bytes most of the file
 * @param seconds most of sound, and of the time that pictures span
 * @param pictures most that are given to the sink; those between them, which are only decoded, do not count
 * @param pixels most of one picture, as it is coded
 * @param decodingTime most that may pass until the clip is read
 */
public record MediaLimits(long bytes, double seconds, int pictures, long pixels, Duration decodingTime) {
    /** Two hours at five pictures a second, of 4096 × 2304 pixels at most. */
    public static final MediaLimits DEFAULT =
            new MediaLimits(2L << 30, 7200, 36_000, 4096L * 2304, Duration.ofMinutes(15));

    /** The largest that a picture of three bytes a pixel can have in one array. */
    private static final long MOST_PIXELS = Integer.MAX_VALUE / 4;

    /** @throws IllegalArgumentException for a limit that nothing could keep */
    public MediaLimits {
        require(bytes > 0, "bytes", bytes);
        require(seconds > 0 && seconds <= 1e6, "seconds", seconds);
        require(pictures > 0, "pictures", pictures);
        require(pixels > 0 && pixels <= MOST_PIXELS, "pixels", pixels);
        require(decodingTime.isPositive(), "decoding time", decodingTime);
    }

    private static void require(boolean kept, String name, Object value) {
        if (!kept) {
            throw new IllegalArgumentException("a limit of " + value + " " + name);
        }
    }
}
