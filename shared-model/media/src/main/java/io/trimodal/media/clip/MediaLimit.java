package io.trimodal.media.clip;

/** The kinds of {@link MediaLimits}. */
public enum MediaLimit {
    BYTES,
    SECONDS,
    PICTURES,
    PIXELS,
    DECODING_TIME
}
