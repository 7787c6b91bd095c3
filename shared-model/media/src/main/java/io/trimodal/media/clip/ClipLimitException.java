package io.trimodal.media.clip;

/** A clip that is larger, or takes longer to decode, than {@link MediaLimits} allow. */
public final class ClipLimitException extends ClipException {
    private static final long serialVersionUID = 1L;

    private final MediaLimit limit;

    /** @param second from the clip's start */
    public ClipLimitException(MediaLimit limit, ClipTrack track, double second, String reason) {
        super(track, second, reason, null);
        this.limit = limit;
    }

    /** A limit that was passed before any second was read. */
    public ClipLimitException(MediaLimit limit, ClipTrack track, String reason) {
        this(limit, track, NOWHERE, reason);
    }

    /** The one that was passed. */
    public MediaLimit limit() {
        return limit;
    }
}
