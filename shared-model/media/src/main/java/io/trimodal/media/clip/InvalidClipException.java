package io.trimodal.media.clip;

/** A clip that is damaged, or is not what it says that it is. */
public final class InvalidClipException extends ClipException {
    private static final long serialVersionUID = 1L;

    /** @param second from the clip's start */
    public InvalidClipException(ClipTrack track, double second, String reason) {
        super(track, second, reason, null);
    }

    /** As the other, for what a decoder threw. */
    public InvalidClipException(ClipTrack track, double second, String reason, Throwable cause) {
        super(track, second, reason, cause);
    }

    /** A fault that has no place in time. */
    public InvalidClipException(ClipTrack track, String reason) {
        super(track, NOWHERE, reason, null);
    }
}
