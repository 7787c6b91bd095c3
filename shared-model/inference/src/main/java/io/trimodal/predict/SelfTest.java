package io.trimodal.predict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModelInput;
import io.trimodal.feature.TokenIds;
import io.trimodal.model.InvalidPackageException;
import io.trimodal.runtime.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A package's {@code self-test.json}: stored inputs and the scores that the model gave when it was exported. It is run
 * whenever the model is loaded, and warms it.
 *
 * @param tolerance largest difference, relative to the larger of 1 and the expected score
 */
record SelfTest(double tolerance, List<Case> cases) {
    /** File name in a package. */
    static final String FILE = "self-test.json";

    /**
     * @param inputs of the modalities that are not absent
     * @param completeness empty where none is stored
     */
    record Case(Map<Modality, ModelInput> inputs, double score, OptionalDouble completeness) {}

    static SelfTest of(PackageReading source) {
        try {
            JsonNode root = new ObjectMapper().readTree(source.bytes(FILE));
            List<Case> cases = new ArrayList<>();
            for (JsonNode node : root.path("cases")) {
                Map<Modality, ModelInput> inputs = new EnumMap<>(Modality.class);
                for (Modality modality : Modality.values()) {
                    JsonNode input = node.path(modality.key());
                    if (!input.isMissingNode()) {
                        inputs.put(modality, input(input));
                    }
                }
                cases.add(new Case(inputs, node.path("score").asDouble(Double.NaN), completeness(node)));
            }
            if (cases.isEmpty()) {
                throw new InvalidPackageException(FILE, "holds no case");
            }
            return new SelfTest(root.path("tolerance").asDouble(), cases);
        } catch (IOException e) {
            throw new InvalidPackageException(FILE, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws InvalidPackageException if a score is not what it was at export */
    void run(LoadedModel model) {
        for (Case test : cases) {
            Map<Modality, Tensor.Floats> tokens = new EnumMap<>(Modality.class);
            for (Modality modality : Modality.values()) {
                tokens.put(
                        modality,
                        test.inputs().containsKey(modality)
                                ? model.tokens(modality, List.of(test.inputs().get(modality)))
                                : model.absentTokens(modality, 1));
            }
            Fusion fusion = model.fuse(tokens);
            require(model, "score", test.score(), fusion.score());
            test.completeness().ifPresent(expected -> require(model, "completeness", expected, fusion.completeness()));
        }
    }

    /** Written so that a value that is no number fails. */
    private void require(LoadedModel model, String output, double expected, float[] actual) {
        boolean passed =
                actual.length == 1 && Math.abs(actual[0] - expected) / Math.max(1, Math.abs(expected)) <= tolerance;
        if (!passed) {
            throw new InvalidPackageException(
                    model.manifest().id().toString(),
                    "fails its self-test: the " + output + " of a stored input is " + Arrays.toString(actual)
                            + ", at export it was " + expected);
        }
    }

    private static OptionalDouble completeness(JsonNode test) {
        JsonNode node = test.path("completeness");
        return node.isMissingNode() ? OptionalDouble.empty() : OptionalDouble.of(node.asDouble(Double.NaN));
    }

    private static ModelInput input(JsonNode node) {
        if (node.isObject()) {
            return new TokenIds(
                    longs(node.path("input_ids")),
                    longs(node.path("attention_mask")),
                    longs(node.path("token_type_ids")));
        }
        float[][] rows = new float[node.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[node.get(i).size()];
            for (int k = 0; k < rows[i].length; k++) {
                rows[i][k] = node.get(i).get(k).floatValue();
            }
        }
        return Features.of(rows);
    }

    private static long[] longs(JsonNode node) {
        long[] values = new long[node.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = node.get(i).asLong();
        }
        return values;
    }
}
