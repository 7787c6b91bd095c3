package io.trimodal.function.request;

import io.quarkus.runtime.configuration.MemorySize;
import io.trimodal.function.limit.Limits;
import java.math.BigInteger;

/** Limits that are easy to reach. */
public record TestLimits(
        MemorySize bodySize, int utterances, int frames, int valuesPerFrame, int textCharacters, int nameCharacters)
        implements Limits {
    public static final TestLimits SMALL =
            new TestLimits(new MemorySize(BigInteger.valueOf(1 << 20)), 3, 4, 5, 100, 20);
}
