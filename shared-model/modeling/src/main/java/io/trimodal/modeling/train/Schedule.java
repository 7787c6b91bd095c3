package io.trimodal.modeling.train;

/** How the learning rate moves over a run. */
public enum Schedule {
    /** As the authors' scripts run it, {@link LearningRateSchedule}: constant within an epoch, epoch 1 at 0. */
    PUBLISHED {
        @Override
        double rate(double peak, int epochs, int epoch, double within) {
            return new LearningRateSchedule(peak, epochs).rate(epoch);
        }
    },
    /**
     * Step by step: linear warm-up over the first twentieth, then cosine to 0. For short runs, where a lost epoch
     * counts.
     */
    SMOOTH {
        @Override
        double rate(double peak, int epochs, int epoch, double within) {
            double done = (epoch - 1 + within) / epochs;
            return done < WARM_UP
                    ? peak * done / WARM_UP
                    : peak * 0.5 * (1 + Math.cos(Math.PI * (done - WARM_UP) / (1 - WARM_UP)));
        }
    };

    private static final double WARM_UP = 0.05;

    /**
     * @param epoch 1-based
     * @param within share of the epoch that is done, the step at hand included
     */
    abstract double rate(double peak, int epochs, int epoch, double within);
}
