package io.trimodal.cli.call;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trimodal.function.clip.ClipFrontEnds;
import io.trimodal.function.clip.ClipReading;
import io.trimodal.function.clip.ClipsConfig;
import io.trimodal.function.model.Models;
import io.trimodal.function.model.ModelsConfig;
import io.trimodal.function.request.ModelReference;
import io.trimodal.modeling.cli.RepositoryOption;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Mixin;

/** The models of a repository, and the settings under which they work. */
public final class ModelAccess {
    @Mixin
    private RepositoryOption repository;

    /** Read when they are needed, as asking for help makes every command. */
    private static final class Process {
        private static final Settings SETTINGS = new Settings();
        private static final MeterRegistry METERS = new SimpleMeterRegistry();
    }

    /** @param group an interface of settings */
    public <T> T settings(Class<T> group) {
        return Process.SETTINGS.of(group);
    }

    /** Reads recordings, with front ends that are loaded for the first of them. */
    ClipReading clips() {
        return new ClipReading(
                settings(ClipsConfig.class),
                new ClipFrontEnds(settings(ClipsConfig.class), Process.SETTINGS.runtime()));
    }

    /** For what the functions count. */
    public MeterRegistry meters() {
        return Process.METERS;
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
                AskedModels.of(directory(), references, settings(ModelsConfig.class)),
                Process.SETTINGS.runtime(),
                meters());
    }
}
