package io.trimodal.cli.call;

import io.trimodal.function.model.ModelsConfig;
import io.trimodal.function.request.ModelReference;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.model.ModelId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Of a repository the models that are asked for, as a command need not load the others.
 *
 * @param places directories of packages, at least one
 * @param asked each NAME or NAME:VERSION; empty for all
 */
record AskedModels(List<Path> places, List<String> asked, boolean verify, String defaultModel) implements ModelsConfig {

    /**
     * @param places directories of packages, at least one
     * @param references as they stand in a request; without any, all models of the repositories
     */
    static AskedModels of(List<Path> places, List<ModelReference> references, ModelsConfig settings) {
        List<String> names = references.stream()
                .map(reference -> switch (reference) {
                    case ModelReference.Named(String name) -> name;
                    case ModelReference.Default _ -> usual(places, settings.defaultModel());
                })
                .distinct()
                .toList();
        return new AskedModels(
                places,
                names.isEmpty() ? settings.names().orElse(List.of()) : names,
                settings.verify(),
                names.isEmpty() ? settings.defaultModel() : names.getFirst());
    }

    @Override
    public Optional<String> repository() {
        return Optional.of(places.getFirst().toString());
    }

    @Override
    public Optional<List<String>> furtherRepositories() {
        List<String> further = places.stream().skip(1).map(Path::toString).toList();
        return Optional.of(further).filter(there -> !there.isEmpty());
    }

    @Override
    public Optional<String> built() {
        return Optional.empty();
    }

    @Override
    public Optional<List<String>> names() {
        return Optional.of(asked).filter(names -> !names.isEmpty());
    }

    /** The one that would answer if all of the repositories were served. */
    private static String usual(List<Path> places, String preferred) {
        List<String> names = places.stream()
                .flatMap(place -> new LocalModelRepository(place).list().stream())
                .map(ModelId::name)
                .distinct()
                .toList();
        boolean there = names.isEmpty() || names.contains(preferred.replaceFirst(":.*", ""));
        return there ? preferred : names.getFirst();
    }
}
