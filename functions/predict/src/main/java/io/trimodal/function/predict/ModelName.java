package io.trimodal.function.predict;

import io.trimodal.function.model.Scores;

/**
 * Which model made the predictions.
 *
 * @param digest SHA-256 of its package's manifest, which holds the digests of all other files
 */
public record ModelName(String name, String version, String digest, String architecture) {
    static ModelName of(Scores scores) {
        return new ModelName(
                scores.model().id().name(),
                scores.model().id().version(),
                scores.digest(),
                scores.model().architecture().key());
    }
}
