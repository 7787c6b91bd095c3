package io.trimodal.modeling.finetune;

/**
 * How an encoder is tuned.
 *
 * @param frozen layers below, as they are
 * @param layers of the encoder in all; what lies above them in the pre-trained one is cut off
 * @param averaged last layers whose mean is what a text's tokens become
 * @param learningRate of the uppermost layer at its peak
 * @param layerDecay by which the rate of each layer is less than that of the next above
 * @param headRate learning rate of the regression on top, which is thrown away in the end
 * @param pull share of the way back to the pre-trained weights at each step, at the peak of the schedule
 * @param averaging of the weights over the steps
 */
public record TuningOptions(
        int frozen,
        int layers,
        int averaged,
        int epochs,
        int batch,
        double learningRate,
        double layerDecay,
        double headRate,
        double pull,
        double averaging,
        long seed,
        int threads) {
    private static final double WARM_UP = 0.06;

    /** A warm-up, then half a cosine. @param done share of all steps */
    double schedule(double done) {
        return Math.min(1, done / WARM_UP) * (0.5 + 0.5 * Math.cos(Math.PI * done));
    }

    /** Of a parameter, by its name. */
    double rate(String name) {
        if (name.startsWith(UpperLayers.HEAD)) {
            return headRate;
        }
        int layer = Integer.parseInt(name.split("\\.")[2]);
        return learningRate * Math.pow(layerDecay, layers - 1 - layer);
    }
}
