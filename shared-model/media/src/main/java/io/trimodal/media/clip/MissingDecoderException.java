package io.trimodal.media.clip;

/** A clip that may well be sound, but that nothing on this machine can decode. The message says what would. */
public final class MissingDecoderException extends ClipException {
    private static final long serialVersionUID = 1L;

    public MissingDecoderException(ClipTrack track, String reason) {
        super(track, NOWHERE, reason, null);
    }
}
