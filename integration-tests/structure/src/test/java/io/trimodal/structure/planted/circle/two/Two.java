package io.trimodal.structure.planted.circle.two;

import io.trimodal.structure.planted.circle.one.One;

/** Half of a circle. */
public interface Two {
    /** The other half. */
    One one();
}
