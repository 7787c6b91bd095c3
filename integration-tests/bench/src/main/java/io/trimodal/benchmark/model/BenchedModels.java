package io.trimodal.benchmark.model;

import io.trimodal.benchmark.lifecycle.OnExit;
import io.trimodal.model.Architecture;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.model.ModelId;
import io.trimodal.model.ModelPackage;
import io.trimodal.model.ModelRepository;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.export.CheckpointPackage;
import io.trimodal.modeling.export.ModelExporter;
import io.trimodal.modeling.export.PackageSpecification;
import io.trimodal.modeling.export.TrainedWeights;
import io.trimodal.modeling.parameter.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Both architectures in the MOSI configuration, and the two default models. Made in a temporary folder, which closing
 * deletes.
 */
public final class BenchedModels implements AutoCloseable {
    /** How many there are. */
    public static final int COUNT = 2 * Architecture.values().length;

    private static final String MOSI = "mosi";

    private final Path defaults;
    private final Path weights;
    private final Path folder;
    private final OnExit onExit;
    private List<BenchedModel> models = List.of();

    /**
     * @param defaults repository of the default models
     * @param weights folder of the trained weights that those were made of, {@code <name>.safetensors}
     */
    public BenchedModels(Path defaults, Path weights) {
        this.defaults = defaults;
        this.weights = weights;
        try {
            this.folder = Files.createTempDirectory("trimodal-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
        this.onExit = OnExit.of(() -> delete(folder));
    }

    /** All four; made when first asked for. */
    public List<BenchedModel> all() {
        if (models.isEmpty()) {
            List<BenchedModel> made = new ArrayList<>();
            for (Architecture architecture : Architecture.values()) {
                made.add(formula(architecture));
            }
            for (Architecture architecture : Architecture.values()) {
                made.add(trained("trimodal-" + architecture.key()));
            }
            models = List.copyOf(made);
        }
        return models;
    }

    /** The newest version of a default model, digests checked. */
    public ModelPackage served(String name) {
        ModelRepository repository = new LocalModelRepository(defaults);
        return repository.open(repository.resolve(name));
    }

    private BenchedModel formula(Architecture architecture) {
        ModelId id = new ModelId(MOSI + "-" + architecture.key(), "1");
        PackageSpecification specification = CheckpointPackage.formula(id, architecture, MOSI, Optional.empty());
        ModelPackage served = new ModelExporter(_ -> {}).export(specification, folder);
        String title = architecture.key().toUpperCase(Locale.ROOT) + ", MOSI configuration (formula weights)";
        return new BenchedModel(
                id.name(),
                title,
                served,
                specification.configuration(),
                plain(id.name(), specification.configuration(), specification.weights()));
    }

    private BenchedModel trained(String name) {
        Path file = weights.resolve(name + ".safetensors");
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "the weights of " + name + " are not in " + weights + "; --weights names their folder");
        }
        TrainedWeights trained = TrainedWeights.read(file);
        return new BenchedModel(
                name,
                name + " (default model, 50 frames)",
                served(name),
                trained.configuration(),
                plain(name, trained.configuration(), trained.weights()));
    }

    private Path plain(String name, Configuration configuration, Map<String, Weights> values) {
        try {
            return Files.write(
                    folder.resolve(name + "-plain.onnx"),
                    PlainModel.export(configuration, values).toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the plain form of " + name, e);
        }
    }

    @Override
    public void close() {
        onExit.close();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
