package io.trimodal.server.clip;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.trimodal.feature.Modality;
import io.trimodal.media.frontend.FrontEndFolder;
import io.trimodal.model.Architecture;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.ModelId;
import io.trimodal.modeling.export.CheckpointPackage;
import io.trimodal.modeling.export.ModelExporter;
import io.trimodal.modeling.export.PackageSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Models of formula weights that take different values of a voice: {@code prosody} the names of the front end with
 * prosody, {@code unnamed} 33 values, {@code swapped} those of the usual front end in another order, {@code seventeen}
 * what no front end makes.
 */
public final class VoiceModels implements QuarkusTestResourceLifecycleManager {
    private static final Path FRONT_ENDS = Path.of("../../shared-model/front-ends/target/front-ends");

    private Path repository;

    @Override
    public Map<String, String> start() {
        try {
            repository = Files.createTempDirectory("voice-models-");
            export("prosody", 40, names("voice-prosody"));
            export("unnamed", 33, List.of());
            export("seventeen", 17, List.of());
            List<String> swapped = new ArrayList<>(names("voice"));
            Collections.swap(swapped, 1, 2);
            export("swapped", 33, swapped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("trimodal.models.repository", repository.toString(), "trimodal.models.default", "prosody");
    }

    private static List<String> names(String frontEnd) {
        return new FrontEndFolder(FRONT_ENDS)
                .newest(frontEnd)
                .orElseThrow()
                .manifest()
                .names();
    }

    private void export(String name, int dims, List<String> names) throws IOException {
        Path configuration =
                Files.writeString(repository.resolve(name + ".yaml"), "base: mosi\naudio_dims: " + dims + "\n");
        PackageSpecification formula = CheckpointPackage.formula(
                new ModelId(name, "1.0.0"), Architecture.ALMT, configuration.toString(), Optional.empty());
        Map<Modality, FeatureContract> contracts = new EnumMap<>(formula.contracts());
        contracts.computeIfPresent(
                Modality.AUDIO,
                (_, contract) -> new FeatureContract(dims, contract.frames(), names, "5 frames/s: a voice."));
        new ModelExporter(_ -> {})
                .export(
                        new PackageSpecification(
                                formula.id(),
                                formula.description(),
                                formula.configuration(),
                                formula.weights(),
                                contracts,
                                formula.scale(),
                                formula.language(),
                                formula.provenance(),
                                formula.evaluation(),
                                formula.uncertainty()),
                        repository);
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
