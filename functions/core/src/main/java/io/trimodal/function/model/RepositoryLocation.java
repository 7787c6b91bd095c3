package io.trimodal.function.model;

import io.trimodal.function.location.InstalledFolder;
import io.trimodal.model.MissingRepositoryException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the model repository where none is configured: {@code models/} beside the application, or what the build made
 * in the checkout that the application, or the working directory, is in.
 */
final class RepositoryLocation {
    private RepositoryLocation() {}

    /** @throws MissingRepositoryException naming the places that were looked at */
    static Path find(ModelsConfig config) {
        InstalledFolder models = new InstalledFolder("models", config.built());
        return config.repository()
                .map(Path::of)
                .map(path -> directory("trimodal.models.repository", path))
                .or(models::find)
                .orElseThrow(() -> new MissingRepositoryException("there is no model repository: " + models.places()
                        + "; set trimodal.models.repository (or TRIMODAL_MODELS_REPOSITORY) to one"));
    }

    /** @throws MissingRepositoryException if it is none */
    static Path directory(String setting, Path path) {
        if (!Files.isDirectory(path)) {
            throw new MissingRepositoryException(setting + " is " + path + ", which is no directory");
        }
        return path;
    }
}
