package io.trimodal.function;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.ModelId;
import io.trimodal.modeling.export.CheckpointPackage;
import io.trimodal.modeling.export.ModelExporter;
import io.trimodal.modeling.export.PackageSpecification;
import io.trimodal.modeling.simulate.SimulatedFace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A repository of real packages with formula weights, in both architectures; they take features, not text.
 * {@code formula-face} is one whose contract names its vision: OpenFace's action units and pose, five frames a second.
 */
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
        exporter.export(face(), repository);
        return Map.of("trimodal.models.repository", repository.toString());
    }

    private static PackageSpecification face() {
        PackageSpecification formula = CheckpointPackage.formula(
                new ModelId("formula-face", "1.0.0"), Architecture.ALMT, "mosi", Optional.empty());
        Map<Modality, FeatureContract> contracts = new EnumMap<>(formula.contracts());
        contracts.computeIfPresent(
                Modality.VISION,
                (_, contract) -> new FeatureContract(
                        contract.dims(), contract.frames(), SimulatedFace.names(), "5 frames/s: of OpenFace."));
        return new PackageSpecification(
                formula.id(),
                formula.description(),
                formula.configuration(),
                formula.weights(),
                contracts,
                formula.scale(),
                formula.language(),
                formula.provenance(),
                formula.evaluation(),
                formula.uncertainty());
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
