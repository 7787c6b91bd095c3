package io.trimodal.media.clip;

import io.trimodal.runtime.Cancellation;

/**
 * How a clip is read.
 *
 * @param picturesPerSecond of those that are given to the sink; a clip that has fewer gives each as often as it is
 *     shown
 * @param cancellation asked between packets
 */
public record ClipOptions(MediaLimits limits, double picturesPerSecond, Cancellation cancellation) {
    /** Five pictures a second: a face is followed at that rate. */
    public static final ClipOptions DEFAULT = new ClipOptions(MediaLimits.DEFAULT, 5, Cancellation.NEVER);

    /** @throws IllegalArgumentException unless the rate is above 0 and at most 240 */
    public ClipOptions {
        if (!(picturesPerSecond > 0 && picturesPerSecond <= 240)) {
            throw new IllegalArgumentException(picturesPerSecond + " pictures per second, expected above 0 to 240");
        }
    }

    /** The same with other limits. */
    public ClipOptions with(MediaLimits other) {
        return new ClipOptions(other, picturesPerSecond, cancellation);
    }
}
