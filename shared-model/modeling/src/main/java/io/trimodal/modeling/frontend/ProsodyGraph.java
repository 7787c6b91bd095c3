package io.trimodal.modeling.frontend;

import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Value;
import java.util.Arrays;
import java.util.Map;

/** Energy, spectral centroid, slope and flux of frames, in this order. */
final class ProsodyGraph {
    private static final double DECIBELS = 10 / Math.log(10);
    /** Below -100 dB of full scale there is nothing. */
    private static final double NO_ENERGY = 1e-10;

    private final SpectrumGraph spectrum;
    private final Map<String, Weights> weights;

    ProsodyGraph(SpectrumGraph spectrum, Map<String, Weights> weights) {
        this.spectrum = spectrum;
        this.weights = weights;
    }

    /**
     * @param windowed {@code [frames, 2048]}
     * @param power of them
     * @param bands natural logarithms of the power in the mel bands
     * @param before the same of the frames before
     * @return {@code [frames, 4]}
     */
    Value of(Value windowed, Value power, Value bands, Value before) {
        return windowed.owner().concat(1, energy(windowed), centroid(power), slope(bands), flux(bands, before));
    }

    /** Mean square under the window, in decibels of full scale. */
    private Value energy(Value windowed) {
        // the squares of a Hann window add up to 3/8 of its length
        return windowed.sumOfSquares(-1)
                .mul(1 / (0.375 * SpectrumGraph.LENGTH))
                .max(NO_ENERGY)
                .log()
                .mul(DECIBELS);
    }

    /** The mean frequency in hertz, weighted by magnitude: librosa.feature.spectral_centroid. */
    private Value centroid(Value power) {
        int bins = SpectrumGraph.LENGTH / 2 + 1;
        double[][] sums = new double[2][bins];
        Arrays.fill(sums[0], 1);
        Arrays.setAll(sums[1], bin -> (double) bin * VoiceGraph.SAMPLE_RATE / SpectrumGraph.LENGTH);
        Value added = power.sqrt().matmul(spectrum.filters(power, "centroid", sums));
        return added.slice(1, 1, 2).div(added.slice(1, 0, 1).max(Float.MIN_NORMAL));
    }

    /** Of the straight line through the bands in decibels over their frequencies, in decibels per kilohertz. */
    private Value slope(Value bands) {
        double[] kilohertz = Arrays.stream(MelFilters.centres(VoiceGraph.MEL_BANDS, VoiceGraph.SAMPLE_RATE))
                .map(hertz -> hertz / 1000)
                .toArray();
        double mean = Arrays.stream(kilohertz).average().orElseThrow();
        double squares =
                Arrays.stream(kilohertz).map(x -> (x - mean) * (x - mean)).sum();
        return bands.matmul(Constants.of(
                bands.owner(),
                weights,
                "slope",
                kilohertz.length,
                1,
                (band, _) -> DECIBELS * (kilohertz[band] - mean) / squares));
    }

    /** By how many decibels bands rise from one frame to the next, on average; those that fall count as 0. */
    private static Value flux(Value bands, Value before) {
        return bands.sub(before).max(0).mean(-1).mul(DECIBELS);
    }
}
