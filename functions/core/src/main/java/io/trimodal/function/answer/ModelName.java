package io.trimodal.function.answer;

import io.trimodal.model.Manifest;

/**
 * Which model made the predictions.
 *
 * @param digest SHA-256 of its package's manifest, which holds the digests of all other files
 */
public record ModelName(String name, String version, String digest, String architecture) {
    public static ModelName of(Manifest model, String digest) {
        return new ModelName(
                model.id().name(),
                model.id().version(),
                digest,
                model.architecture().key());
    }
}
