package io.trimodal.media.segment;

/**
 * When a part of a text was spoken.
 *
 * @param start in seconds from the clip's start
 * @param end in seconds, at least {@code start}
 * @param estimated whether the transcript does not say it: the time is then that of the share of characters between the
 *     nearest times that it does say
 */
public record SpokenTime(double start, double end, boolean estimated) {}
