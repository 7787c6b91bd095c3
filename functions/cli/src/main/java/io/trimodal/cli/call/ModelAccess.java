package io.trimodal.cli.call;

import io.micrometer.core.instrument.MeterRegistry;
import io.trimodal.function.clip.ClipFrontEnds;
import io.trimodal.function.clip.ClipModels;
import io.trimodal.function.model.LanguageRouting;
import io.trimodal.function.model.Models;
import io.trimodal.function.model.ModelsConfig;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.model.JoinedRepositories;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.model.Manifest;
import io.trimodal.model.ModelRepository;
import io.trimodal.modeling.cli.RepositoryOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Mixin;

/** The models of a repository, and the settings under which they work. */
public final class ModelAccess {
    @Mixin
    private RepositoryOption repository;

    /** @param group an interface of settings */
    public <T> T settings(Class<T> group) {
        return CommandProcess.settings().of(group);
    }

    /** With which recordings are read, whatever the repository. */
    public ClipFrontEnds frontEnds() {
        return CommandProcess.frontEnds();
    }

    /** What the models take of recordings, which need not be loaded to know that. */
    ClipModels manifests() {
        return new RepositoryManifests(this, settings(ModelsConfig.class));
    }

    /** For what the functions count. */
    public MeterRegistry meters() {
        return CommandProcess.meters();
    }

    /** To the model that answers it, as far as the language of its texts decides that. */
    public PredictRequest routed(PredictRequest request) {
        return LanguageRouting.route(this::served, request);
    }

    /** As {@link #routed(PredictRequest)}. */
    public List<Manifest> served() {
        return new RepositoryManifests(this, settings(ModelsConfig.class)).all();
    }

    /** Whether there are packages to read. */
    boolean exists() {
        return repository.exists();
    }

    /** Where the packages lie: the repository that was named, else the default one and what the settings add to it. */
    List<Path> places() {
        List<Path> places = new ArrayList<>(List.of(directory()));
        if (repository.isDefault()) {
            settings(ModelsConfig.class)
                    .furtherRepositories()
                    .orElse(List.of())
                    .forEach(place -> places.add(further(place)));
        }
        return places;
    }

    private static Path further(String place) {
        if (place.contains("://") || !Files.isDirectory(Path.of(place))) {
            throw new IllegalArgumentException("trimodal.models.further-repositories is " + place
                    + (place.contains("://")
                            ? ", which a command cannot read: it takes directories"
                            : ", which is no directory"));
        }
        return Path.of(place);
    }

    /** Of all {@link #places}. @throws IllegalArgumentException if there is no repository */
    public ModelRepository packages() {
        return new JoinedRepositories(places().stream()
                .map(place -> (ModelRepository) new LocalModelRepository(place))
                .toList());
    }

    /** Where the packages lie. @throws IllegalArgumentException if that is no directory */
    public Path directory() {
        return repository.directory();
    }

    /**
     * Loads models, which the caller closes. @param references as they stand in a request; none for all that would be
     * served
     */
    public Models open(List<ModelReference> references) {
        // what a server says at its start is no part of a command's answer
        Logger.getLogger("").setLevel(Level.WARNING);
        return Models.open(
                AskedModels.of(places(), references, settings(ModelsConfig.class)),
                CommandProcess.settings().runtime(),
                meters());
    }
}
