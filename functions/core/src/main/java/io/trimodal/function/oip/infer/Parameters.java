package io.trimodal.function.oip.infer;

import com.fasterxml.jackson.core.JsonToken;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.request.JsonInput;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request, an input or an output. Those of extensions that are not served are passed over unless
 * they move the data.
 */
final class Parameters {
    static final Parameters NONE = new Parameters(Map.of(), Map.of(), Map.of());

    private final Map<String, Boolean> truths;
    private final Map<String, Long> sizes;
    /** By parameter: frame_rate, sample_rate. */
    private final Map<String, Double> rates;

    private Parameters(Map<String, Boolean> truths, Map<String, Long> sizes, Map<String, Double> rates) {
        this.truths = truths;
        this.sizes = sizes;
        this.rates = rates;
    }

    /** The input stands on the value of {@code parameters}; null counts as none. */
    static Parameters read(JsonInput json) {
        if (json.at(JsonToken.VALUE_NULL)) {
            return NONE;
        }
        Parameters parameters = new Parameters(new HashMap<>(), new HashMap<>(), new HashMap<>());
        json.object(name -> {
            switch (name) {
                case "binary_data", "binary_data_output" -> parameters.truths.put(name, json.truth());
                case "binary_data_size" -> parameters.sizes.put(name, json.integer(0, Integer.MAX_VALUE));
                case FrameRates.PARAMETER, RawTensors.SAMPLE_RATE ->
                    readFrameRate(json).ifPresent(rate -> parameters.rates.put(name, rate));
                case "shared_memory_region", "classification" -> {
                    json.skip();
                    parameters.truths.put(name, true);
                }
                default -> json.skip();
            }
        });
        return parameters;
    }

    /** Judged where it is known whose it is. */
    private static Optional<Double> readFrameRate(JsonInput json) {
        if (json.atNumber()) {
            return Optional.of(json.decimal(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        }
        boolean none = json.at(JsonToken.VALUE_NULL);
        json.skip();
        return none ? Optional.empty() : Optional.of(FrameRates.NO_NUMBER);
    }

    /** As it was sent; empty where it was not. */
    Optional<Double> frameRate() {
        return Optional.ofNullable(rates.get(FrameRates.PARAMETER));
    }

    /** The rate that this input may have, as it was sent; empty where it was not. */
    Optional<Double> rateOf(String input) {
        return Optional.ofNullable(rates.get(RawTensors.rateParameter(input)));
    }

    boolean has(String name) {
        return truths.containsKey(name);
    }

    boolean isTrue(String name) {
        return truths.getOrDefault(name, false);
    }

    /** Bytes of binary data; empty where the data is in the document. */
    Optional<Long> binaryDataSize() {
        return Optional.ofNullable(sizes.get("binary_data_size"));
    }

    /** @param whose for the error */
    void refuseUnserved(String whose) {
        if (has("shared_memory_region")) {
            throw unserved(whose, "shared_memory_region", "shared memory");
        }
        if (has("classification")) {
            throw unserved(whose, "classification", "classification; the outputs class_index and class_name have it");
        }
    }

    private static MalformedRequestException unserved(String whose, String parameter, String extension) {
        return new MalformedRequestException(new FieldError(
                whose, "has the parameter " + parameter + ", but there is no extension for " + extension));
    }
}
