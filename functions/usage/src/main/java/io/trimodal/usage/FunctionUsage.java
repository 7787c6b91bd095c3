package io.trimodal.usage;

/** A month's calls of one function. Sums that would pass {@link Long#MAX_VALUE} stay there. */
public record FunctionUsage(long calls, long utterances, long forwardPasses) {
    public static final FunctionUsage NONE = new FunctionUsage(0, 0, 0);

    /** With one more call. */
    public FunctionUsage plus(Units units) {
        return plus(new FunctionUsage(1, units.utterances(), units.forwardPasses()));
    }

    public FunctionUsage plus(FunctionUsage other) {
        return new FunctionUsage(
                add(calls, other.calls), add(utterances, other.utterances), add(forwardPasses, other.forwardPasses));
    }

    static long add(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
