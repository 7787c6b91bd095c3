package io.trimodal.modeling.train;

/**
 * How to train.
 *
 * @param epochs all epochs of the schedule
 * @param batch samples per step; the last step of an epoch may have fewer
 * @param learningRate the schedule's peak
 * @param weightDecay decoupled, on every parameter
 * @param seed of initial weights, shuffling and missing data
 * @param threads of ONNX Runtime; 1 makes a run repeatable bit for bit
 * @param missing what is taken from samples
 */
public record TrainingOptions(
        int epochs, int batch, double learningRate, double weightDecay, long seed, int threads, MissingData missing) {
    public TrainingOptions {
        require(epochs >= 1, "epochs must be at least 1, not " + epochs);
        require(batch >= 1, "batch must be at least 1, not " + batch);
        require(learningRate > 0 && learningRate < 1, "learning rate must be in (0, 1), not " + learningRate);
        require(weightDecay >= 0 && weightDecay < 1, "weight decay must be in [0, 1), not " + weightDecay);
        require(threads >= 1, "threads must be at least 1, not " + threads);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
