package io.trimodal.modeling.train;

import java.util.Map;

/** The loss is no longer a number: lower the learning rate, or look for extreme values in the features. */
public final class DivergedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public DivergedException(int epoch, int step, Map<String, Float> losses) {
        super("training diverged in epoch " + epoch + ", step " + step + ": losses are " + losses
                + "; lower the learning rate, or look for extreme values in the features");
    }
}
