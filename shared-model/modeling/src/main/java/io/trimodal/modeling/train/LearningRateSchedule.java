package io.trimodal.modeling.train;

/**
 * Per epoch, as the authors' scripts run it (MODEL-SPEC.md, section 4): linear warm-up over a tenth of the epochs, then
 * cosine to nearly 0. Epoch 1 trains with rate 0, and the peak is held for two epochs.
 *
 * @param peak the highest rate, reached after the warm-up
 * @param epochs all epochs of the run
 */
public record LearningRateSchedule(double peak, int epochs) {
    /** @param epoch 1-based */
    public double rate(int epoch) {
        int warmUp = (int) (0.1 * epochs);
        if (epoch <= warmUp + 1 && warmUp > 0) {
            return peak * (epoch - 1) / warmUp;
        }
        int cosineStep = Math.max(0, epoch - warmUp - 2);
        return peak * 0.5 * (1 + Math.cos(Math.PI * cosineStep / (epochs - warmUp)));
    }
}
