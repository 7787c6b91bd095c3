package io.trimodal.modeling.train;

import java.util.SequencedMap;

/** Told how a run gets on; all methods are called on the training thread. */
public interface TrainingProgress {
    /** @param epoch finished epochs of the state that the run goes on from; 0 for a fresh run */
    void resumedAfter(int epoch);

    /** @param steps in this epoch */
    void epochStarted(int epoch, int epochs, int steps, double learningRate);

    void stepDone(SequencedMap<String, Float> losses);

    /**
     * @param losses means over the epoch
     * @param validation with data missing as in training
     * @param textAlone of the same samples, without audio and vision
     * @param best whether this is the best epoch so far
     */
    void epochDone(
            int epoch,
            SequencedMap<String, Double> losses,
            RegressionMetrics validation,
            RegressionMetrics textAlone,
            boolean best);
}
