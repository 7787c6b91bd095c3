package io.trimodal.modeling.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.model.Architecture;
import io.trimodal.model.Manifest.DataSource;
import io.trimodal.model.Manifest.Provenance;
import io.trimodal.model.ModelId;
import io.trimodal.model.Uncertainty;
import io.trimodal.model.UncertaintyJson;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.ConfigurationFile;
import io.trimodal.modeling.parameter.Halves;
import io.trimodal.modeling.parameter.SafetensorsFile;
import io.trimodal.modeling.parameter.Stored;
import io.trimodal.modeling.parameter.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What training leaves behind: the parameters that serving needs, in one safetensors file whose metadata says what they
 * are and where they come from.
 *
 * @param description for the manifest
 * @param evaluation figures on the held-out split; those that are not defined, as the correlation of equal scores, are
 *     left out, as JSON cannot say them
 * @param uncertainty how far the score's interval reaches
 * @param inputs what the weights take and give
 */
public record TrainedWeights(
        Configuration configuration,
        SequencedMap<String, Weights> weights,
        String description,
        Provenance provenance,
        Map<String, Double> evaluation,
        Optional<Uncertainty> uncertainty,
        TrainedInputs inputs) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT_ENCODER = "text_encoder";
    private static final String INPUTS = "inputs";

    public TrainedWeights {
        Map<String, Double> defined = new LinkedHashMap<>(evaluation);
        defined.values().removeIf(figure -> !Double.isFinite(figure));
        evaluation = defined;
    }

    /** Trained on sentences with simulated voice and face. */
    public TrainedWeights(
            Configuration configuration,
            SequencedMap<String, Weights> weights,
            String description,
            Provenance provenance,
            Map<String, Double> evaluation,
            Optional<Uncertainty> uncertainty) {
        this(configuration, weights, description, provenance, evaluation, uncertainty, TrainedInputs.simulated());
    }

    /** Weights that are exact in float16 are kept in it, at half the size; others in float32. */
    public void write(Path file) {
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("architecture", configuration.architecture().key());
        metadata.put("configuration", json(configuration.numbers()));
        metadata.put("description", description);
        metadata.put(TEXT_ENCODER, inputs.encoder());
        metadata.put(INPUTS, json(inputs.json()));
        metadata.put("source", provenance.source());
        metadata.put("command", provenance.command());
        metadata.put("seed", Long.toString(provenance.seed()));
        metadata.put("notes", json(provenance.notes()));
        metadata.put("licence", provenance.licence());
        metadata.put("data", json(provenance.data()));
        metadata.put("evaluation", json(new TreeMap<>(evaluation)));
        uncertainty.ifPresent(found -> metadata.put("uncertainty", json(UncertaintyJson.write(JSON, found))));
        SequencedMap<String, Weights> served = ServingParameters.select(configuration, weights);
        Stored stored = served.values().stream().allMatch(Halves::isExact) ? Stored.FLOAT16 : Stored.FLOAT32;
        new SafetensorsFile(metadata, served).write(file, _ -> stored);
    }

    /** @throws MisfitException if the file was not written by {@link #write}, or for another text encoder */
    public static TrainedWeights read(Path file) {
        SafetensorsFile saved = SafetensorsFile.read(file);
        Map<String, String> metadata = saved.metadata();
        for (String key :
                List.of("architecture", "configuration", "description", "source", "command", "seed", "notes")) {
            if (!metadata.containsKey(key)) {
                throw new MisfitException(file + " has no '" + key
                        + "' in its metadata: it is not the weights.safetensors that ./trimodal train writes");
            }
        }
        String encoder = metadata.getOrDefault(TEXT_ENCODER, "an encoder that it does not name");
        if (!encoder.equals(TrainedInputs.NO_ENCODER)
                && TextEncoderFiles.named(encoder).isEmpty()) {
            throw new MisfitException(file + " was trained on token features of " + encoder + "; this version has "
                    + TextEncoderFiles.ENGLISH + ": train it again");
        }
        Architecture architecture = Architecture.of(metadata.get("architecture"));
        Configuration configuration =
                ConfigurationFile.parse(architecture, file.getFileName().toString(), metadata.get("configuration"));
        return new TrainedWeights(
                configuration,
                saved.weights(),
                metadata.get("description"),
                new Provenance(
                        "trained",
                        metadata.get("source"),
                        metadata.get("command"),
                        Long.parseLong(metadata.get("seed")),
                        parse(metadata.get("notes"), new TypeReference<List<String>>() {}),
                        metadata.getOrDefault("licence", ""),
                        parse(metadata.getOrDefault("data", "[]"), new TypeReference<List<DataSource>>() {})),
                parse(metadata.getOrDefault("evaluation", "{}"), new TypeReference<Map<String, Double>>() {}),
                Optional.ofNullable(metadata.get("uncertainty"))
                        .map(json -> UncertaintyJson.read(parse(json, new TypeReference<JsonNode>() {}))),
                metadata.containsKey(INPUTS)
                        ? TrainedInputs.read(encoder, parse(metadata.get(INPUTS), new TypeReference<JsonNode>() {}))
                        : TrainedInputs.simulated());
    }

    /**
     * As a package, with the text encoder whose features the weights were trained on.
     *
     * @throws MisfitException for an ablation, which cannot be served
     */
    public PackageSpecification specification(ModelId id) {
        if (configuration.hyper().concatenated()) {
            throw new MisfitException("these weights are an ablation of ALMT, for comparison only: a package needs its"
                    + " hyper-modality");
        }
        return new PackageSpecification(
                id,
                description,
                configuration,
                ServingParameters.select(configuration, weights),
                inputs.contracts(),
                inputs.scale(),
                inputs.language(),
                provenance,
                evaluation,
                uncertainty);
    }

    /** With what was measured after training; the commands become notes of the provenance. */
    public TrainedWeights with(List<EvaluationFigures> measured) {
        Map<String, Double> figures = new LinkedHashMap<>(evaluation);
        List<String> notes = new ArrayList<>(provenance.notes());
        for (EvaluationFigures evaluated : measured) {
            figures.putAll(evaluated.figures());
            String prefix = evaluated.figures().firstEntry().getKey().replaceFirst("/.*", "");
            notes.add("Figures under " + prefix + ": " + evaluated.command());
        }
        return new TrainedWeights(
                configuration,
                weights,
                description,
                new Provenance(
                        provenance.kind(),
                        provenance.source(),
                        provenance.command(),
                        provenance.seed(),
                        notes,
                        provenance.licence(),
                        provenance.data()),
                figures,
                uncertainty,
                inputs);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and texts can always be written", e);
        }
    }

    private static <T> T parse(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new MisfitException("metadata is not valid JSON: " + e.getOriginalMessage());
        }
    }
}
