package io.trimodal.usage;

/**
 * What is paid for.
 *
 * @param utterances of the call
 * @param forwardPasses rows that went through fusion or its gradient for them
 */
public record Units(long utterances, long forwardPasses) {
    public Units {
        if (utterances < 0 || forwardPasses < 0) {
            throw new IllegalArgumentException("units must not be negative: " + utterances + ", " + forwardPasses);
        }
    }
}
