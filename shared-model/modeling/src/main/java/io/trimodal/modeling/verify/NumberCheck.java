package io.trimodal.modeling.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Compares whatever a file of published numbers holds with what this project computes: a model's scores, intermediates
 * and gradients; masks and corrupted inputs ({@code .npz}); metrics; or the learning-rate schedule. The content tells
 * which.
 */
public final class NumberCheck {
    private NumberCheck() {}

    /**
     * @return differences by what was checked; a model is checked in its plain and its folded form
     * @throws IllegalArgumentException if the file holds no numbers that are known
     */
    public static SequencedMap<String, List<Difference>> run(Path file) {
        SequencedMap<String, List<Difference>> checks = new LinkedHashMap<>();
        if (file.getFileName().toString().endsWith(".npz")) {
            checks.put("missing-data protocol", MissingProtocolCheck.run(file));
            return checks;
        }
        JsonNode root = parse(file);
        if (root.isArray()) {
            checks.put("learning-rate schedule", ScheduleCheck.run(root));
        } else if (root.has("architecture")) {
            checks.put("plain", GoldenCheck.run(GoldenFile.read(file), false));
            checks.put("folded", GoldenCheck.run(GoldenFile.read(file), true));
        } else if (MetricsCheck.knows(root)) {
            checks.put("metrics", MetricsCheck.run(root));
        } else {
            throw new IllegalArgumentException(file
                    + ": holds neither a model ('architecture'), nor metrics ('MOSI', 'SIMS'), nor a"
                    + " schedule (an array)");
        }
        return checks;
    }

    private static JsonNode parse(Path file) {
        try {
            // Python writes an undefined metric as NaN
            return JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build()
                    .readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
