package io.trimodal.media.jcodec;

import java.nio.ByteBuffer;

/**
 * What a packet of sound became.
 *
 * @param samples float32 {@code [frames, channels]} in [-1, 1]
 */
record DecodedSound(float[] samples, int rate, int channels) {
    /** @param bytes integers of 16 bits in the buffer's order */
    static DecodedSound of(ByteBuffer bytes, int rate, int channels) {
        float[] samples = new float[bytes.remaining() / Short.BYTES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = bytes.getShort() / 32768f;
        }
        return new DecodedSound(samples, rate, channels);
    }
}
