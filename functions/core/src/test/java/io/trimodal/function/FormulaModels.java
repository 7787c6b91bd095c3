package io.trimodal.function;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.trimodal.model.Architecture;
import io.trimodal.model.ModelId;
import io.trimodal.modeling.export.CheckpointPackage;
import io.trimodal.modeling.export.ModelExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A repository of real packages with formula weights, in both architectures; they take features, not text. */
public final class FormulaModels implements QuarkusTestResourceLifecycleManager {
    private Path repository;

    @Override
    public Map<String, String> start() {
        try {
            repository = Files.createTempDirectory("formula-models-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ModelExporter exporter = new ModelExporter(_ -> {});
        for (Architecture architecture : Architecture.values()) {
            ModelId id = new ModelId("formula-" + architecture.key(), "1.0.0");
            exporter.export(CheckpointPackage.formula(id, architecture, "mosi", Optional.empty()), repository);
        }
        return Map.of("trimodal.models.repository", repository.toString());
    }

    @Override
    public void stop() {
        try (Stream<Path> files = Files.walk(repository)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
