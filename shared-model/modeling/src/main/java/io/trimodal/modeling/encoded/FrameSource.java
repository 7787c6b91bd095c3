package io.trimodal.modeling.encoded;

import io.trimodal.feature.Features;

/** Features that are fetched when they are needed: from a file, from a more compact form, or from memory. */
@FunctionalInterface
public interface FrameSource {
    /** The same each time. */
    Features features();
}
