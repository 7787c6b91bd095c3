package io.trimodal.media.clip;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A clip that was not read to its end because of what it is, in one of three ways that a caller answers differently.
 * The message says the track, the second where it is known, and what was found and expected.
 */
public abstract sealed class ClipException extends RuntimeException
        permits InvalidClipException, ClipLimitException, MissingDecoderException {
    private static final long serialVersionUID = 1L;

    /** For a fault that has no place in time, as one of a header. */
    static final double NOWHERE = Double.NaN;

    private final ClipTrack track;
    private final double second;
    private final String reason;

    ClipException(ClipTrack track, double second, String reason, Throwable cause) {
        super(place(track, second) + ": " + reason, cause);
        this.track = track;
        this.second = second;
        this.reason = reason;
    }

    private static String place(ClipTrack track, double second) {
        return Double.isNaN(second) ? track.title() : String.format(Locale.ROOT, "%s at %.2f s", track.title(), second);
    }

    /** What the fault is in. */
    public ClipTrack track() {
        return track;
    }

    /** Where the fault is, in seconds from the clip's start; empty where it is in no place in time. */
    public OptionalDouble second() {
        return Double.isNaN(second) ? OptionalDouble.empty() : OptionalDouble.of(second);
    }

    /** What was found and what was expected, without the place. */
    public String reason() {
        return reason;
    }
}
