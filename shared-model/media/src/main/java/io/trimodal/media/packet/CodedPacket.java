package io.trimodal.media.packet;

/**
 * What a decoder takes at once: one picture or some thousand samples. The array is not copied.
 *
 * @param second when it is shown or heard, from the clip's start; below 0 for what is only decoded, and not a number
 *     for sound that follows what was before
 * @param seconds how long: 0 for what is only decoded, infinite where the container does not say
 */
public record CodedPacket(double second, double seconds, byte[] bytes) {
    /** Whether the container says when it is shown or heard. */
    public boolean isTimed() {
        return !Double.isNaN(second);
    }
}
