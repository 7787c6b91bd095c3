package io.trimodal.function.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one call may carry. The OpenAPI document states the values in force; more is answered with 413. */
@ConfigMapping(prefix = "trimodal.limits")
public interface Limits {
    /** Most bytes of a request body; less where the heap is small ({@link HeapDefaults}). */
    @WithDefault("32M")
    MemorySize bodySize();

    /** Most utterances per call; fewer where the heap is small. */
    @WithDefault("64")
    int utterances();

    /** Most frames (or token ids) of one modality; a model uses as many of them as its contract says. */
    @WithDefault("4096")
    int frames();

    /** Most values of one frame. */
    @WithDefault("4096")
    int valuesPerFrame();

    /** Most characters of one text. */
    @WithDefault("10000")
    int textCharacters();

    /** Most characters of an utterance's id, or of a model's name. */
    @WithDefault("200")
    int nameCharacters();
}
