package io.trimodal.modeling.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.model.ModelId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What {@code ./trimodal evaluate --format json} measured of a model, for its manifest.
 *
 * @param figures by names such as {@code sst5-text/missing-rate-0.3/MAE} and {@code sst5-text/mean-over-rates/MAE}
 * @param command that repeats them
 */
public record EvaluationFigures(SequencedMap<String, Double> figures, String command) {

    /**
     * @param file its name without {@code .json} begins the figures' names
     * @throws MisfitException if the file is no evaluation, or none of this model and version
     */
    public static EvaluationFigures read(Path file, ModelId model) {
        JsonNode root = parse(file);
        String name = file.getFileName().toString().replaceFirst("\\.json$", "");
        for (JsonNode evaluation : root.path("evaluations")) {
            if (evaluation.path("model").asText().equals(model.toString())) {
                SequencedMap<String, Double> figures = new LinkedHashMap<>();
                for (JsonNode rate : evaluation.path("rates")) {
                    String prefix =
                            name + "/missing-rate-" + rate.path("missing_rate").asDouble() + "/";
                    put(figures, prefix, rate.path("metrics"));
                    if (rate.has("completeness")) {
                        figures.put(
                                prefix + "completeness",
                                rate.path("completeness").asDouble());
                    }
                }
                put(figures, name + "/mean-over-rates/", evaluation.path("mean_over_rates"));
                return new EvaluationFigures(figures, root.path("command").asText());
            }
        }
        throw new MisfitException(file + " holds no evaluation of " + model
                + ": evaluate it with ./trimodal evaluate --format json, after every training");
    }

    private static void put(SequencedMap<String, Double> figures, String prefix, JsonNode metrics) {
        metrics.properties().forEach(entry -> {
            // One that is not defined is null.
            if (entry.getValue().isNumber()) {
                figures.put(prefix + entry.getKey(), entry.getValue().asDouble());
            }
        });
    }

    private static JsonNode parse(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new MisfitException(file + " is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
