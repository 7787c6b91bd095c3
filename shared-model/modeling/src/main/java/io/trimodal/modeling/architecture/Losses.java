package io.trimodal.modeling.architecture;

import io.trimodal.modeling.tensor.Value;

/** The losses of MODEL-SPEC.md, section 3; all are means over everything. */
final class Losses {
    private Losses() {}

    static Value meanSquaredError(Value prediction, Value target) {
        return prediction.sub(target).square().meanOfAll();
    }

    /** Cross-entropy of logits {@code [..., classes]} that all have the same label. */
    static Value crossEntropy(Value logits, int label) {
        return logits.logSoftmax().slice(-1, label, label + 1).meanOfAll().negate();
    }
}
