package io.trimodal.media.voice;

import io.trimodal.feature.InvalidFeaturesException;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A waveform that comes in pieces, of any length, in memory that does not grow with it. It is worked on in blocks of
 * some seconds, each with the end of the one before; where blocks lie depends on the number of samples and not on the
 * pieces, so that the rows are the same to the last bit however the waveform is cut. A row depends on the samples up to
 * 64 ms before and after it alone (its speaking rate on a second more). Not thread-safe.
 */
public final class VoiceStream {
    private static final String INPUT = "waveform";
    private static final String AUTOCORRELATION = "autocorrelation";
    private final Graph graph;
    private final List<String> spectral;
    private final List<String> outputs;
    private final VoiceSettings settings;
    private final Yin yin;
    private final FramePool pool;
    private final float[] frame;
    private final int blockFrames;
    /** Hops in order: the context of the first frame that is to come, and what follows. */
    private final float[] hops;

    private final Tensor.Floats input;
    private int filled;
    private long samples;
    private long frames;
    private boolean finished;

    /**
     * @param spectral outputs of the graph whose values go into rows, in this order
     * @param width values of them, a frame
     * @param energyAt which of them is the energy, or -1
     * @param blockSeconds of sound after which there are rows
     */
    VoiceStream(
            Graph graph,
            VoiceSettings settings,
            List<String> spectral,
            int width,
            int energyAt,
            int blockSeconds,
            Consumer<float[]> rows) {
        this.graph = graph;
        this.settings = settings;
        this.spectral = spectral;
        outputs = java.util.stream.Stream.concat(spectral.stream(), java.util.stream.Stream.of(AUTOCORRELATION))
                .toList();
        yin = new Yin(settings);
        pool = new FramePool(settings, width, energyAt, rows);
        frame = new float[width];
        blockFrames = (int) Math.ceil(blockSeconds * settings.fineRate());
        hops = new float[(blockFrames + settings.contextHops()) * settings.hop()];
        input = Tensor.floats(blockFrames + settings.contextHops(), settings.hop());
        // The first frame has its middle at the first sample, and a hop before it; librosa's center=True.
        filled = settings.frameLength() / 2 + settings.hop();
    }

    /**
     * The next samples.
     *
     * @param from index of the first
     * @param to index after the last
     * @throws InvalidFeaturesException if one is not finite, with its place in the waveform
     */
    public void accept(float[] waveform, int from, int to) {
        if (finished) {
            throw new IllegalStateException("the waveform has ended");
        }
        int next = from;
        while (next < to) {
            int count = Math.min(to - next, hops.length - filled);
            for (int i = 0; i < count; i++) {
                float sample = waveform[next + i];
                if (!Float.isFinite(sample)) {
                    throw new InvalidFeaturesException(
                            "has " + sample + " at sample " + (samples + i) + "; every sample must be finite");
                }
                hops[filled + i] = sample;
            }
            next += count;
            filled += count;
            samples += count;
            if (filled == hops.length) {
                process(blockFrames);
            }
        }
    }

    /** No sample follows: makes the last rows. A waveform of n samples has n / 3200 rows, rounded up. */
    public void finish() {
        if (finished) {
            return;
        }
        finished = true;
        long all = (samples + settings.hop() - 1) / settings.hop();
        while (frames < all) {
            Arrays.fill(hops, filled, hops.length, 0);
            process((int) Math.min(blockFrames, all - frames));
        }
        pool.end();
    }

    /** Samples so far. */
    public long samples() {
        return samples;
    }

    private void process(int count) {
        int length = (count + settings.contextHops()) * settings.hop();
        FloatBuffer values = input.values().duplicate().clear();
        values.put(0, hops, 0, length);
        Tensor.Floats feed =
                new Tensor.Floats(new long[] {count + settings.contextHops(), settings.hop()}, values.slice(0, length));
        Map<String, Tensor> results = graph.run(Map.of(INPUT, feed), outputs);
        float[] lags = values(results.get(AUTOCORRELATION));
        List<float[]> parts =
                spectral.stream().map(name -> values(results.get(name))).toList();
        int pitchAt = settings.hop() + (settings.frameLength() - settings.pitchFrameLength()) / 2;
        for (int i = 0; i < count; i++) {
            int at = 0;
            for (float[] part : parts) {
                int width = part.length / count;
                System.arraycopy(part, i * width, frame, at, width);
                at += width;
            }
            pool.add(frame, yin.pitch(lags, i * (lags.length / count), hops, i * settings.hop() + pitchAt));
        }
        frames += count;
        int used = count * settings.hop();
        System.arraycopy(hops, used, hops, 0, hops.length - used);
        filled = Math.max(0, filled - used);
    }

    private static float[] values(Tensor tensor) {
        if (!(tensor instanceof Tensor.Floats floats)) {
            throw new IllegalStateException("the graph's outputs are float32");
        }
        float[] copy = new float[floats.values().remaining()];
        floats.values().get(0, copy);
        return copy;
    }
}
