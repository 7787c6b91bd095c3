package io.trimodal.rollout;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Utterance;
import io.trimodal.model.Architecture;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.model.ModelId;
import io.trimodal.modeling.dataset.FeaturePickleWriter;
import io.trimodal.modeling.dataset.FeaturePickleWriter.Content;
import io.trimodal.modeling.export.CheckpointPackage;
import io.trimodal.modeling.export.ModelExporter;
import io.trimodal.modeling.export.PackageSpecification;
import io.trimodal.modeling.parameter.FormulaWeights;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.Prediction;
import io.trimodal.predict.Predictor;
import io.trimodal.rollout.gate.RobustnessGate;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Real packages of a small ALMT, and an evaluation set whose labels are what version 1.0.0 says of whole utterances, so
 * that this version is without error there. 1.1.0 is the same, 2.0.0 has noise of a quarter of each weight's spread
 * upon them, 3.0.0 is damaged.
 */
final class SmallModels {
    static final String NAME = "small";
    static final String SET = "small.pkl";

    private static final int UTTERANCES = 48;
    private static final int FRAMES = 4;
    private static final int DIMS = 3;
    private static final double NOISE = 0.25;

    private SmallModels() {}

    private static Optional<Path> made = Optional.empty();

    /** {@code models/} and {@code sets/}, made once for all tests, and read only. */
    static synchronized Path folder() {
        if (made.isEmpty()) {
            try {
                Path folder = Files.createTempDirectory("small-models-");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                make(folder);
                made = Optional.of(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return made.orElseThrow();
    }

    /** The gate over them. */
    static RobustnessGate gate() {
        return new RobustnessGate(new LocalModelRepository(folder().resolve("models")), folder().resolve("sets"));
    }

    private static void make(Path folder) throws IOException {
        Path models = Files.createDirectories(folder.resolve("models"));
        Path configuration = Files.writeString(
                folder.resolve("small.yaml"),
                "{language_frames: 4, language_dims: 3, audio_frames: 4, audio_dims: 3, vision_frames: 4,"
                        + " vision_dims: 3}");
        ModelExporter exporter = new ModelExporter(_ -> {});
        exporter.export(specification("1.0.0", configuration, 0), models);
        exporter.export(specification("2.0.0", configuration, NOISE), models);
        copy(models.resolve(NAME), "1.1.0");
        copy(models.resolve(NAME), "3.0.0");
        Path graph = models.resolve(NAME).resolve("3.0.0").resolve("fuse.onnx");
        byte[] bytes = Files.readAllBytes(graph);
        bytes[bytes.length / 2] ^= 1;
        Files.write(graph, bytes);
        evaluationSet(models, Files.createDirectories(folder.resolve("sets")).resolve(SET));
    }

    /** 1.0.0 under another version. */
    private static void copy(Path versions, String version) throws IOException {
        Path copy = Files.createDirectories(versions.resolve(version));
        try (Stream<Path> files = Files.list(versions.resolve("1.0.0"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Path manifest = copy.resolve("model.json");
        Files.writeString(
                manifest,
                Files.readString(manifest).replace("\"version\" : \"1.0.0\"", "\"version\" : \"" + version + "\""));
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PackageSpecification specification(String version, Path configuration, double noise) {
        PackageSpecification formula = CheckpointPackage.formula(
                new ModelId(NAME, version), Architecture.ALMT, configuration.toString(), Optional.empty());
        Map<String, Weights> weights = new LinkedHashMap<>();
        formula.weights().forEach((name, value) -> weights.put(name, disturbed(name, value, noise)));
        return new PackageSpecification(
                formula.id(),
                formula.description(),
                formula.configuration(),
                weights,
                formula.contracts(),
                formula.scale(),
                formula.language(),
                formula.provenance(),
                formula.evaluation(),
                formula.uncertainty());
    }

    private static Weights disturbed(String name, Weights weights, double noise) {
        float[] values = weights.values().clone();
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (noise * largest * FormulaWeights.uniform("noise/" + name, i));
        }
        return new Weights(weights.shape(), values);
    }

    private static void evaluationSet(Path models, Path file) throws IOException {
        SequencedMap<String, Content> content = new LinkedHashMap<>();
        for (Modality modality : Modality.values()) {
            content.put(
                    modality == Modality.LANGUAGE ? "text" : modality.key(),
                    new Content.Array(
                            new int[] {UTTERANCES, FRAMES, DIMS},
                            utterance -> features(modality, utterance).values()));
        }
        List<Float> labels = labels(models);
        content.put("regression_labels", new Content.Array(new int[] {UTTERANCES}, utterance ->
                new float[] {labels.get(utterance)}));
        SequencedMap<String, SequencedMap<String, Content>> splits = new LinkedHashMap<>();
        splits.put("test", content);
        FeaturePickleWriter.write(file, splits);
    }

    private static List<Float> labels(Path models) {
        LocalModelRepository repository = new LocalModelRepository(models);
        List<Utterance> utterances = new ArrayList<>();
        for (int i = 0; i < UTTERANCES; i++) {
            utterances.add(new Utterance(
                    "" + i, features(Modality.LANGUAGE, i), features(Modality.AUDIO, i), features(Modality.VISION, i)));
        }
        try (LoadedModel live = LoadedModel.open(
                        repository.open(new ModelId(NAME, "1.0.0")), new OnnxGraphs(RuntimeOptions.cpu(1)));
                InferencePool pool = new InferencePool(1, 0)) {
            return new Predictor(pool)
                    .predict(live, utterances).stream().map(Prediction::score).toList();
        }
    }

    private static Features features(Modality modality, int utterance) {
        float[] values = new float[FRAMES * DIMS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * FormulaWeights.uniform(modality.key() + "/" + utterance, i));
        }
        return new Features(FRAMES, DIMS, values);
    }
}
