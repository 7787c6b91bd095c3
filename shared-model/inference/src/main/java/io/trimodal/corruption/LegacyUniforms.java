package io.trimodal.corruption;

/**
 * The uniforms of NumPy's legacy generator, {@code numpy.random.seed(seed)} followed by {@code uniform()}: MT19937
 * (Matsumoto and Nishimura, 1998) seeded with one 32-bit integer, two outputs to a 53-bit double in [0, 1). The
 * published masks come from it. Not thread-safe.
 */
public final class LegacyUniforms {
    /** Largest seed that NumPy takes. */
    public static final long MAXIMUM_SEED = 0xFFFF_FFFFL;

    private static final int SIZE = 624;
    private static final int MIDDLE = 397;
    private static final int TWIST = 0x9908_B0DF;
    private static final int SEED_MULTIPLIER = 1_812_433_253;

    private final int[] state = new int[SIZE];
    private int next = SIZE;

    /** @param seed in [0, {@link #MAXIMUM_SEED}] */
    public LegacyUniforms(long seed) {
        if (seed < 0 || seed > MAXIMUM_SEED) {
            throw new IllegalArgumentException("a seed must be from 0 to " + MAXIMUM_SEED + ", not " + seed);
        }
        state[0] = (int) seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = SEED_MULTIPLIER * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /** The next double in [0, 1). */
    public double next() {
        int high = bits() >>> 5;
        int low = bits() >>> 6;
        return (high * (double) (1 << 26) + low) / (1L << 53);
    }

    private int bits() {
        if (next == SIZE) {
            twist();
            next = 0;
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9D2C_5680;
        y ^= (y << 15) & 0xEFC6_0000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (int i = 0; i < SIZE; i++) {
            int joined = (state[i] & 0x8000_0000) | (state[(i + 1) % SIZE] & 0x7FFF_FFFF);
            state[i] = state[(i + MIDDLE) % SIZE] ^ (joined >>> 1) ^ ((joined & 1) == 0 ? 0 : TWIST);
        }
    }
}
