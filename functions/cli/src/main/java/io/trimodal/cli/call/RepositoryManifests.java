package io.trimodal.cli.call;

import io.trimodal.function.clip.ClipModels;
import io.trimodal.function.model.ModelsConfig;
import io.trimodal.function.request.ModelReference;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.model.Manifest;
import io.trimodal.model.UnknownModelException;
import io.trimodal.modeling.cli.RepositoryOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Of the repository that a command reads. */
record RepositoryManifests(RepositoryOption repository, ModelsConfig settings) implements ClipModels {
    @Override
    public List<Manifest> manifests(List<String> references) {
        if (!repository.exists()) {
            return List.of(); // who scores says so, and front ends alone need no model
        }
        Path directory = repository.directory();
        LocalModelRepository packages = new LocalModelRepository(directory);
        List<ModelReference> asked = references.isEmpty()
                ? List.of(new ModelReference.Default())
                : references.stream()
                        .map(name -> (ModelReference) new ModelReference.Named(name))
                        .toList();
        return AskedModels.of(directory, asked, settings).asked().stream()
                .flatMap(name -> manifest(packages, name))
                .toList();
    }

    private static Stream<Manifest> manifest(LocalModelRepository packages, String reference) {
        try {
            return Stream.of(packages.open(packages.resolve(reference)).manifest());
        } catch (UnknownModelException _) {
            return Stream.empty();
        }
    }
}
