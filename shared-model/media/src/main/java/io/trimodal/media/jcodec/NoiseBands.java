package io.trimodal.media.jcodec;

import java.util.Random;
import net.sourceforge.jaad.aac.AACException;
import net.sourceforge.jaad.aac.syntax.ICSInfo;
import net.sourceforge.jaad.aac.syntax.ICStream;

/**
 * Perceptual noise substitution (ISO/IEC 14496-3, 4.6.13): a band of which only the energy is coded is filled with
 * noise. The library's generator comes to 0 after some values and stays there, whereupon whole packets are not a
 * number; ffmpeg's encoder uses such bands in every file. Not thread-safe.
 */
final class NoiseBands {
    private static final int NOISE = 13;
    private static final int SHORT_WINDOW = 128;
    private static final long SEED = 0x5EEDL;

    private final Random random = new Random(SEED);

    void fill(ICStream channel) {
        ICSInfo info = channel.getInfo();
        int[] offsets = info.getSWBOffsets();
        int window = 0;
        int band = 0;
        for (int group = 0; group < info.getWindowGroupCount(); group++) {
            int windows = info.getWindowGroupLength(group);
            for (int sfb = 0; sfb < info.getMaxSFB(); sfb++, band++) {
                if (channel.getSfbCB()[band] != NOISE) {
                    continue;
                }
                for (int w = 0; w < windows; w++) {
                    int from = (window + w) * SHORT_WINDOW;
                    fill(channel, from + offsets[sfb], from + offsets[sfb + 1], channel.getScaleFactors()[band]);
                }
            }
            window += windows;
        }
    }

    /** @param norm of the band, the root of its energy */
    private void fill(ICStream channel, int from, int to, float norm) {
        try {
            float[] spectrum = channel.getInvQuantData();
            double energy = 0;
            for (int i = from; i < to; i++) {
                spectrum[i] = random.nextFloat() - 0.5f;
                energy += spectrum[i] * spectrum[i];
            }
            float scale = (float) (norm / Math.sqrt(energy));
            for (int i = from; i < to; i++) {
                spectrum[i] *= scale;
            }
        } catch (AACException e) {
            throw new IllegalStateException(e);
        }
    }
}
