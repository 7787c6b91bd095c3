package io.trimodal.function.clip;

import io.trimodal.model.Manifest;
import java.util.List;

/** Knows the models that recordings are read for: what these take decides which front ends read them. */
@FunctionalInterface
public interface ClipModels {
    /**
     * @param references as they stand in a request, NAME or NAME:VERSION; none for the default model
     * @return of those that there are; whoever scores refuses the others
     */
    List<Manifest> manifests(List<String> references);
}
