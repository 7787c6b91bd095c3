package io.trimodal.rollout.gate;

import io.trimodal.model.ModelId;
import io.trimodal.rollout.resource.GateSpec;

/** Judges a candidate. The same request gives the same verdict, so one that was lost is asked for again. */
public interface Gate {
    /**
     * Loads a package once: its digests are compared and its self-test is run.
     *
     * @throws io.trimodal.model.UnknownModelException if the repository does not have it
     * @throws io.trimodal.model.InvalidPackageException if anything in it is not as its manifest says
     */
    void verify(ModelId candidate);

    /**
     * @throws IllegalArgumentException if the two cannot be measured on the evaluation set, or an agreed metric is none
     *     of theirs
     */
    GateReport judge(ModelId live, ModelId candidate, GateSpec options);
}
