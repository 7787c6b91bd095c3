package io.trimodal.media.voice;

/**
 * What YIN found in one frame.
 *
 * @param hertz the fundamental frequency that fits best, voiced or not
 * @param aperiodicity of the frame at that period: 0 for a periodic sound, about 1 for noise
 * @param voiced whether the frame is periodic and loud enough to have a pitch
 * @param harmonicsToNoise in decibels, from -20 to 40
 */
record Pitch(double hertz, double aperiodicity, boolean voiced, double harmonicsToNoise) {}
