package io.trimodal.media.clip;

import java.util.Arrays;

/**
 * Brings mono sound to {@link Waveform#RATE} Hz by a windowed sinc in polyphase form: sample n of the result is the
 * convolution at n · rate / 16000 of the input, so nothing is delayed, and silence is assumed before and after. The
 * passband ends at 0.94 of the lower of the two Nyquist frequencies; beyond it a Kaiser window with β = 9 leaves -90 dB
 * (Oppenheim and Schafer, Discrete-Time Signal Processing, section 7.5). At equal rates samples pass unchanged. Not
 * thread-safe.
 */
final class Resampler {
    /** Zero crossings on each side. */
    private static final int CROSSINGS = 48;

    private static final double PASSBAND = 0.94;
    private static final double BETA = 9;

    /** More phases than these are interpolated, with an error below 2e-6. */
    private static final int MOST_PHASES = 1024;

    private static final int BLOCK = 4096;

    private final BlockSink sink;
    private final int rate;
    private final boolean same;
    private final int half;
    private final int phases;
    /** {@code [phases + 1, 2 · half]}, each row normalised to the sum 1. */
    private final float[][] rows;

    private final float[] block = new float[BLOCK];
    private int filled;

    /** Input that is still needed, of which the first sample has the index {@code first}. */
    private float[] window;

    private int kept;
    private long first;
    private long taken;
    private long given;

    /** Takes a block of the result, whose array is used again. */
    @FunctionalInterface
    interface BlockSink {
        void accept(float[] block, int length);
    }

    Resampler(int rate, BlockSink sink) {
        this.sink = sink;
        this.rate = rate;
        this.same = rate == Waveform.RATE;
        double cutoff = PASSBAND * Math.min(1, (double) Waveform.RATE / rate);
        this.half = same ? 0 : (int) Math.ceil(CROSSINGS / cutoff);
        this.phases = Math.min(MOST_PHASES, Waveform.RATE / gcd(rate, Waveform.RATE));
        this.rows = same ? new float[0][] : rows(cutoff);
        this.first = -half;
        this.kept = half;
        this.window = new float[2 * half + BLOCK];
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private float[][] rows(double cutoff) {
        float[][] table = new float[phases + 1][2 * half];
        for (int phase = 0; phase <= phases; phase++) {
            double sum = 0;
            double[] row = new double[2 * half];
            for (int tap = 0; tap < row.length; tap++) {
                // distance from the output's place to the input sample floor(place) - half + 1 + tap
                double x = tap - half + 1 - (double) phase / phases;
                row[tap] = sinc(cutoff * x) * kaiser(x / half);
                sum += row[tap];
            }
            for (int tap = 0; tap < row.length; tap++) {
                table[phase][tap] = (float) (row[tap] / sum);
            }
        }
        return table;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) > 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
    }

    /** The modified Bessel function of order 0, by its series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-16; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    void accept(float[] samples, int count) {
        if (same) {
            taken += count;
            for (int i = 0; i < count; i++) {
                put(samples[i]);
            }
            return;
        }
        for (int from = 0; from < count; from += BLOCK) {
            int here = Math.min(BLOCK, count - from);
            System.arraycopy(samples, from, window, kept, here);
            kept += here;
            taken += here;
            produce(false);
        }
    }

    /** Gives every sample whose place is within the input, as if silence followed. */
    void end() {
        for (int left = half; left > 0; left -= BLOCK) {
            int here = Math.min(BLOCK, left);
            Arrays.fill(window, kept, kept + here, 0);
            kept += here;
            produce(true);
        }
        flush();
    }

    private void produce(boolean ending) {
        while (true) {
            long place = given * rate;
            long whole = place / Waveform.RATE;
            long lowest = whole - half + 1;
            if (lowest + 2L * half > first + kept || ending && whole >= taken) {
                discard(lowest);
                return;
            }
            put(value((int) (lowest - first), (double) (place % Waveform.RATE) / Waveform.RATE * phases));
        }
    }

    /** Keeps what starts at the index {@code lowest}; the window has room for one block more afterwards. */
    private void discard(long lowest) {
        int gone = (int) Math.min(kept, Math.max(0, lowest - first));
        System.arraycopy(window, gone, window, 0, kept - gone);
        kept -= gone;
        first += gone;
    }

    private float value(int from, double phase) {
        int row = (int) phase;
        float between = (float) (phase - row);
        float value = dot(rows[row], from);
        return between == 0 ? value : value + between * (dot(rows[row + 1], from) - value);
    }

    /** Four sums, as the processor adds them side by side. */
    private float dot(float[] row, int from) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < row.length; i += 4) {
            a += row[i] * window[from + i];
            b += row[i + 1] * window[from + i + 1];
            c += row[i + 2] * window[from + i + 2];
            d += row[i + 3] * window[from + i + 3];
        }
        for (; i < row.length; i++) {
            a += row[i] * window[from + i];
        }
        return a + b + (c + d);
    }

    private void put(float sample) {
        block[filled++] = sample;
        given++;
        if (filled == BLOCK) {
            flush();
        }
    }

    private void flush() {
        sink.accept(block, filled);
        filled = 0;
    }
}
