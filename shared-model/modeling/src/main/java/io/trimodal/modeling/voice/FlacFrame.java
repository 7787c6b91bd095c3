package io.trimodal.modeling.voice;

/** One block of samples of a FLAC stream of one channel and 16 bits (RFC 9639, section 9). */
final class FlacFrame {
    private static final int SYNC = 0x3ffe;
    private static final int WIDTH = 16;
    private static final int[][] FIXED = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

    private FlacFrame() {}

    static int[] decode(String name, FlacBits bits) {
        if (bits.unsigned(14) != SYNC) {
            throw new InvalidVoicesException(name, "is damaged: a FLAC frame does not begin where it should");
        }
        bits.skip(2);
        int sizeCode = (int) bits.unsigned(4);
        int rateCode = (int) bits.unsigned(4);
        int channels = (int) bits.unsigned(4);
        bits.skip(4);
        if (channels != 0) {
            throw new InvalidVoicesException(name, "has a frame of several channels; expected one");
        }
        // The number of the frame, coded as UTF-8 codes characters.
        int first = (int) bits.unsigned(8);
        int following = Math.max(0, Integer.numberOfLeadingZeros(~first << 24) - 1);
        bits.skip(following * 8);
        int size = switch (sizeCode) {
            case 0 -> throw new InvalidVoicesException(name, "has a frame of the reserved block size 0");
            case 1 -> 192;
            case 2, 3, 4, 5 -> 576 << sizeCode - 2;
            case 6 -> (int) bits.unsigned(8) + 1;
            case 7 -> (int) bits.unsigned(16) + 1;
            default -> 256 << sizeCode - 8;
        };
        bits.skip(rateCode == 12 ? 8 : rateCode == 13 || rateCode == 14 ? 16 : 0);
        bits.skip(8);
        int[] samples = subframe(name, bits, size);
        bits.toByte();
        bits.skip(16);
        return samples;
    }

    private static int[] subframe(String name, FlacBits bits, int size) {
        bits.skip(1);
        int type = (int) bits.unsigned(6);
        int wasted = bits.unsigned(1) == 1 ? bits.unary() + 1 : 0;
        int width = WIDTH - wasted;
        if (width < 1) {
            throw new InvalidVoicesException(name, "has a subframe of no bits");
        }
        int[] samples = new int[size];
        if (type == 0) {
            java.util.Arrays.fill(samples, bits.signed(width));
        } else if (type == 1) {
            for (int i = 0; i < size; i++) {
                samples[i] = bits.signed(width);
            }
        } else if (type >= 8 && type <= 12) {
            predicted(name, bits, samples, width, FIXED[type - 8], false);
        } else if (type >= 32) {
            predicted(name, bits, samples, width, new int[type - 31], true);
        } else {
            throw new InvalidVoicesException(name, "has a subframe of the reserved type " + type);
        }
        for (int i = 0; i < size; i++) {
            samples[i] <<= wasted;
        }
        return samples;
    }

    /** Sections 9.2.5 to 9.2.7: s[i] = residual[i] + Σ coefficient[j]·s[i − 1 − j] ≫ shift. */
    private static void predicted(
            String name, FlacBits bits, int[] samples, int width, int[] coefficients, boolean coded) {
        int order = coefficients.length;
        if (order > samples.length) {
            throw new InvalidVoicesException(name, "predicts from more samples than a block has");
        }
        for (int i = 0; i < order; i++) {
            samples[i] = bits.signed(width);
        }
        int shift = 0;
        if (coded) {
            int precision = (int) bits.unsigned(4) + 1;
            shift = bits.signed(5);
            for (int i = 0; i < order; i++) {
                coefficients[i] = bits.signed(precision);
            }
        }
        residuals(name, bits, samples, order);
        for (int i = order; i < samples.length; i++) {
            long sum = 0;
            for (int j = 0; j < order; j++) {
                sum += (long) coefficients[j] * samples[i - 1 - j];
            }
            samples[i] += (int) (sum >> shift);
        }
    }

    /** Rice codes, in partitions with a parameter each. */
    private static void residuals(String name, FlacBits bits, int[] samples, int order) {
        int method = (int) bits.unsigned(2);
        if (method > 1) {
            throw new InvalidVoicesException(name, "codes residuals in the reserved way " + method);
        }
        int parameterBits = method == 0 ? 4 : 5;
        int partitions = 1 << bits.unsigned(4);
        if (samples.length % partitions != 0 || samples.length / partitions < order) {
            throw new InvalidVoicesException(name, "has " + partitions + " partitions in " + samples.length);
        }
        int at = order;
        for (int partition = 0; partition < partitions; partition++) {
            int end = (partition + 1) * (samples.length / partitions);
            int parameter = (int) bits.unsigned(parameterBits);
            boolean raw = parameter == (1 << parameterBits) - 1;
            int width = raw ? (int) bits.unsigned(5) : 0;
            for (; at < end; at++) {
                samples[at] = raw ? bits.signed(width) : rice(bits, parameter);
            }
        }
    }

    private static int rice(FlacBits bits, int parameter) {
        int folded = bits.unary() << parameter | (int) bits.unsigned(parameter);
        return folded >>> 1 ^ -(folded & 1);
    }
}
