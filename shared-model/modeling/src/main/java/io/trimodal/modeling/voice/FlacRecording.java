package io.trimodal.modeling.voice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A FLAC file of one channel and 16 bits, decoded (RFC 9639). The libraries in pure Java are under the LGPL, and what
 * the sets of voices need of the format is little. The MD5 of all samples that each file carries is compared, so that a
 * wrong decoding is an error and never a wrong voice.
 *
 * @param samples in [-1, 1)
 */
public record FlacRecording(int sampleRate, float[] samples) {
    /** A recording of an utterance is shorter than this many samples: half an hour at 16 kHz. */
    private static final long MOST_SAMPLES = 16_000L * 60 * 30;

    private static final String MARKER = "fLaC";
    private static final int MD5_BYTES = 16;
    private static final int BITS = 16;

    /**
     * @param name for messages
     * @throws InvalidVoicesException if it is damaged, or of another form than one channel of 16 bits
     */
    public static FlacRecording decode(String name, byte[] file) {
        try {
            return decodeUnchecked(name, file);
        } catch (IndexOutOfBoundsException _) {
            throw new InvalidVoicesException(name, "ends in the middle of a FLAC frame");
        }
    }

    private static FlacRecording decodeUnchecked(String name, byte[] file) {
        byte[] marker = MARKER.getBytes(StandardCharsets.US_ASCII);
        if (file.length < marker.length || !Arrays.equals(marker, 0, 4, file, 0, 4)) {
            throw new InvalidVoicesException(name, "is not a FLAC file; expected it to begin with " + MARKER);
        }
        FlacBits bits = new FlacBits(file);
        bits.skip(marker.length * Byte.SIZE);
        boolean last = bits.unsigned(1) == 1;
        if (bits.unsigned(7) != 0 || bits.unsigned(24) != 34) {
            throw new InvalidVoicesException(name, "does not begin with a STREAMINFO block of 34 bytes");
        }
        bits.skip(2 * 16 + 2 * 24);
        int rate = (int) bits.unsigned(20);
        int channels = (int) bits.unsigned(3) + 1;
        int width = (int) bits.unsigned(5) + 1;
        long count = bits.unsigned(4) << 32 | bits.unsigned(32);
        if (channels != 1 || width != BITS || rate == 0) {
            throw new InvalidVoicesException(
                    name, "has " + channels + " channels of " + width + " bits; expected 1 of " + BITS);
        }
        if (count == 0 || count > MOST_SAMPLES) {
            throw new InvalidVoicesException(
                    name, "says that it has " + count + " samples; expected 1 to " + MOST_SAMPLES);
        }
        byte[] md5 = Arrays.copyOfRange(file, bits.position(), bits.position() + MD5_BYTES);
        bits.skip(MD5_BYTES * Byte.SIZE);
        while (!last) {
            last = bits.unsigned(1) == 1;
            bits.skip(7);
            bits.skip(Math.toIntExact(bits.unsigned(24) * Byte.SIZE));
        }
        int[] samples = new int[(int) count];
        int done = 0;
        while (done < samples.length) {
            int[] block = FlacFrame.decode(name, bits);
            int taken = Math.min(block.length, samples.length - done);
            System.arraycopy(block, 0, samples, done, taken);
            done += taken;
        }
        if (!Arrays.equals(md5, digest(samples))) {
            throw new InvalidVoicesException(name, "is damaged: its samples do not have the MD5 that it carries");
        }
        float[] scaled = new float[samples.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = samples[i] / (float) (1 << BITS - 1);
        }
        return new FlacRecording(rate, scaled);
    }

    /** Of the samples as little-endian 16-bit words. */
    private static byte[] digest(int[] samples) {
        byte[] words = new byte[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            words[2 * i] = (byte) samples[i];
            words[2 * i + 1] = (byte) (samples[i] >> Byte.SIZE);
        }
        try {
            return MessageDigest.getInstance("MD5").digest(words);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
