package io.trimodal.structure.planted.circle.one;

import io.trimodal.structure.planted.circle.two.Two;

/** Half of a circle. */
public interface One {
    /** The other half. */
    Two two();
}
