package io.trimodal.modeling.train;

import java.util.List;

/** What is trained on, which may be put together anew for each epoch. */
@FunctionalInterface
public interface EpochSamples {
    /** The same for the same epoch, and as many in each. @param epoch from 1 */
    List<Sample> of(int epoch);
}
