package io.trimodal.modeling.voice;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Writes FLAC of one channel and 16 bits, each block in one of the ways that there are, checksums of frames as 0. */
final class FlacWriter {
    /** How a block is written. */
    enum Way {
        CONSTANT,
        VERBATIM,
        FIXED,
        PREDICTED,
        PREDICTED_RAW
    }

    private static final int RATE = 16_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pending;
    private int count;

    /** @param block samples of a block, a multiple of 4 and at most 256 */
    static byte[] of(short[] samples, int channels, int block, Way way) {
        FlacWriter writer = new FlacWriter();
        for (char c : "fLaC".toCharArray()) {
            writer.put(c, 8);
        }
        writer.put(0, 8);
        writer.put(34, 24);
        writer.put(block, 16);
        writer.put(block, 16);
        writer.put(0, 24);
        writer.put(0, 24);
        writer.put(RATE, 20);
        writer.put(channels - 1, 3);
        writer.put(15, 5);
        writer.put(0, 4);
        writer.put(samples.length, 32);
        for (byte b : digest(samples)) {
            writer.put(b & 0xff, 8);
        }
        // a block of padding, the last of the metadata
        writer.put(0x81, 8);
        writer.put(3, 24);
        writer.put(0, 24);
        for (int from = 0, frame = 0; from < samples.length; from += block, frame++) {
            writer.frame(samples, from, Math.min(block, samples.length - from), frame, way);
        }
        return writer.bytes.toByteArray();
    }

    private void frame(short[] samples, int from, int size, int number, Way way) {
        put(0x3ffe, 14);
        put(0, 2);
        put(6, 4);
        put(0, 4);
        put(0, 4);
        put(4, 3);
        put(0, 1);
        put(number, 8);
        put(size - 1, 8);
        put(0, 8);
        put(0, 1);
        switch (way) {
            case CONSTANT -> {
                put(0, 7);
                put(samples[from], 16);
            }
            case VERBATIM -> {
                put(1 << 1, 7);
                for (int i = 0; i < size; i++) {
                    put(samples[from + i], 16);
                }
            }
            // Order 2: 2 s[i - 1] - s[i - 2].
            case FIXED -> predicted(10, samples, from, size, new int[] {2, -1}, 0, false);
            // Order 1: s[i - 1] · 7 / 8.
            case PREDICTED -> predicted(32, samples, from, size, new int[] {7}, 3, false);
            case PREDICTED_RAW -> predicted(32, samples, from, size, new int[] {7}, 3, true);
        }
        while (count % 8 != 0) {
            put(0, 1);
        }
        put(0, 16);
    }

    private void predicted(int type, short[] samples, int from, int size, int[] by, int shift, boolean raw) {
        put(type << 1, 7);
        for (int i = 0; i < by.length; i++) {
            put(samples[from + i], 16);
        }
        if (type >= 32) {
            put(4 - 1, 4);
            put(shift, 5);
            for (int coefficient : by) {
                put(coefficient, 4);
            }
        }
        // Two partitions, with Rice's parameter 5, or 20 bits as they are.
        put(0, 2);
        put(1, 4);
        for (int i = by.length; i < size; i++) {
            if (i == by.length || i == size / 2) {
                put(raw ? 15 : 5, 4);
                put(raw ? 20 : 0, raw ? 5 : 0);
            }
            long sum = 0;
            for (int j = 0; j < by.length; j++) {
                sum += (long) by[j] * samples[from + i - 1 - j];
            }
            int residual = samples[from + i] - (int) (sum >> shift);
            if (raw) {
                put(residual, 20);
            } else {
                int folded = residual >= 0 ? 2 * residual : -2 * residual - 1;
                for (int zeros = folded >> 5; zeros > 0; zeros--) {
                    put(0, 1);
                }
                put(1, 1);
                put(folded & 31, 5);
            }
        }
    }

    private void put(int value, int bits) {
        for (int bit = bits - 1; bit >= 0; bit--) {
            pending = pending << 1 | value >> bit & 1;
            if (++count % 8 == 0) {
                bytes.write(pending);
                pending = 0;
            }
        }
    }

    private static byte[] digest(short[] samples) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            for (short sample : samples) {
                digest.update((byte) sample);
                digest.update((byte) (sample >> 8));
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
