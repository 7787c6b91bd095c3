package io.trimodal.cli.call;

import io.trimodal.function.clip.ClipModels;
import io.trimodal.function.model.ModelsConfig;
import io.trimodal.function.request.ModelReference;
import io.trimodal.model.Manifest;
import io.trimodal.model.ModelId;
import io.trimodal.model.ModelRepository;
import io.trimodal.model.UnknownModelException;
import java.util.List;
import java.util.stream.Stream;

/** Of the repositories that a command reads. */
record RepositoryManifests(ModelAccess access, ModelsConfig settings) implements ClipModels {
    @Override
    public List<Manifest> manifests(List<String> references) {
        if (!access.exists()) {
            return List.of(); // who scores says so, and front ends alone need no model
        }
        ModelRepository packages = access.packages();
        List<ModelReference> asked = references.isEmpty()
                ? List.of(new ModelReference.Default())
                : references.stream()
                        .map(name -> (ModelReference) new ModelReference.Named(name))
                        .toList();
        return AskedModels.of(access.places(), asked, settings).asked().stream()
                .flatMap(name -> manifest(packages, name))
                .toList();
    }

    /** Those that would be served, the default first. */
    List<Manifest> all() {
        ModelRepository packages = access.packages();
        List<String> usual = AskedModels.of(access.places(), List.of(new ModelReference.Default()), settings)
                .asked();
        List<String> served = settings.names()
                .orElseGet(() -> packages.list().stream().map(ModelId::name).toList());
        return Stream.concat(usual.stream(), served.stream())
                .distinct()
                .flatMap(name -> manifest(packages, name))
                .toList();
    }

    private static Stream<Manifest> manifest(ModelRepository packages, String reference) {
        try {
            return Stream.of(packages.open(packages.resolve(reference)).manifest());
        } catch (UnknownModelException _) {
            return Stream.empty();
        }
    }
}
