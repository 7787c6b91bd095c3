package io.trimodal.modeling.train;

/**
 * How to train.
 *
 * @param epochs all epochs of the schedule
 * @param batch samples per step; the last step of an epoch may have fewer
 * @param learningRate the schedule's peak
 * @param schedule how the rate moves
 * @param weightDecay decoupled, on every parameter
 * @param averaging share of the running mean of the weights that a step leaves in place, in [0, 1); the mean is what is
 *     validated and kept. 0 keeps the last step's weights, as published
 * @param seed of initial weights, shuffling and missing data
 * @param threads of ONNX Runtime; 1 makes a run repeatable bit for bit
 * @param missing what is taken from samples
 * @param standardized whether each dimension is shifted and scaled by its mean and deviation over the training frames;
 *     not so as published
 */
public record TrainingOptions(
        int epochs,
        int batch,
        double learningRate,
        Schedule schedule,
        double weightDecay,
        double averaging,
        long seed,
        int threads,
        MissingData missing,
        boolean standardized) {
    /** With standardised features. */
    public TrainingOptions(
            int epochs,
            int batch,
            double learningRate,
            Schedule schedule,
            double weightDecay,
            double averaging,
            long seed,
            int threads,
            MissingData missing) {
        this(epochs, batch, learningRate, schedule, weightDecay, averaging, seed, threads, missing, true);
    }

    public TrainingOptions {
        require(epochs >= 1, "epochs must be at least 1, not " + epochs);
        require(batch >= 1, "batch must be at least 1, not " + batch);
        require(learningRate > 0 && learningRate < 1, "learning rate must be in (0, 1), not " + learningRate);
        require(weightDecay >= 0 && weightDecay < 1, "weight decay must be in [0, 1), not " + weightDecay);
        require(averaging >= 0 && averaging < 1, "averaging must be in [0, 1), not " + averaging);
        require(threads >= 1, "threads must be at least 1, not " + threads);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
