package io.trimodal.modeling.architecture;

/** How a parameter starts before training; the published code's choices (MODEL-SPEC.md, sections 1 to 3). */
public sealed interface Initial {
    /** Standard normal: positions. */
    record Normal() implements Initial {}

    /** One number everywhere: extra tokens 0, norms 1 and 0, h_hyper and h_p 1. */
    record Constant(double number) implements Initial {}

    /** Uniform in ±bound: PyTorch's default for a linear layer, bound 1/√in for weight and bias. */
    record Uniform(double bound) implements Initial {}
}
