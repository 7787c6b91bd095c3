package io.trimodal.media.clip;

/**
 * What was given to the sink.
 *
 * @param samples of sound at {@link Waveform#RATE} Hz
 * @param pictures that were given
 * @param seconds the longer of the tracks that were read
 */
public record ClipSummary(long samples, int pictures, double seconds) {}
