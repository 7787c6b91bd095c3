package io.trimodal.modeling.parameter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.binary.ElementFormat;
import io.trimodal.binary.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * The JSON header of a safetensors file. Failures are IllegalArgumentExceptions that complete a sentence on the file.
 */
record SafetensorsHeader(SequencedMap<String, String> metadata, SequencedMap<String, Entry> entries) {
    private static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 8;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Map<String, ElementFormat> FORMATS = Map.of(
            "F32", ElementFormat.F32,
            "F64", ElementFormat.F64,
            "F16", ElementFormat.F16,
            "BF16", ElementFormat.BF16,
            "I64", ElementFormat.I64,
            "I8", ElementFormat.I8);

    /**
     * One tensor.
     *
     * @param begin first byte, counted from the end of the header
     * @param end after the last byte
     */
    record Entry(ElementFormat format, int[] shape, long begin, long end) {}

    static SafetensorsHeader decode(byte[] header) {
        JsonNode root;
        try {
            root = JSON.readTree(header);
        } catch (IOException e) {
            throw new IllegalArgumentException("has a header that is not well-formed JSON", e);
        }
        require(root.isObject() && header[0] == '{', "has a header that is not a JSON object");
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : root.properties()) {
            if (property.getKey().equals(METADATA)) {
                property.getValue().properties().forEach(item -> {
                    require(item.getValue().isTextual(), "has metadata that is not text");
                    metadata.put(item.getKey(), item.getValue().textValue());
                });
            } else {
                entries.put(property.getKey(), entry(property.getKey(), property.getValue()));
            }
        }
        return new SafetensorsHeader(metadata, entries);
    }

    private static Entry entry(String name, JsonNode node) {
        String tensor = "has a tensor " + Printable.quoted(name);
        String dtype = node.path("dtype").asText();
        ElementFormat format = Optional.ofNullable(FORMATS.get(dtype))
                .orElseThrow(() ->
                        new IllegalArgumentException(tensor + " of the unsupported type " + Printable.quoted(dtype)));
        long[] sizes = numbers(tensor + " without a proper shape", node.path("shape"));
        long[] offsets = numbers(tensor + " without proper offsets", node.path("data_offsets"));
        require(offsets.length == 2 && offsets[0] <= offsets[1], tensor + " without proper offsets");
        try {
            int[] shape = Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray();
            long bytes = (long) Weights.elements(shape) * format.width();
            require(
                    bytes == offsets[1] - offsets[0],
                    tensor + " whose shape needs " + bytes + " bytes, not " + (offsets[1] - offsets[0]));
            return new Entry(format, shape, offsets[0], offsets[1]);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(tensor + " of more elements than fit into an array", e);
        }
    }

    private static long[] numbers(String problem, JsonNode array) {
        require(array.isArray(), problem);
        long[] numbers = new long[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            require(array.get(i).isIntegralNumber() && array.get(i).canConvertToLong(), problem);
            numbers[i] = array.get(i).longValue();
            require(numbers[i] >= 0, problem);
        }
        return numbers;
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * The header of tensors in the given order, padded with spaces so that the numbers are aligned.
     *
     * @param stored as what a tensor is written, by its name
     */
    static byte[] encode(SafetensorsFile file, Function<String, Stored> stored) {
        ObjectNode root = JSON.createObjectNode();
        if (!file.metadata().isEmpty()) {
            ObjectNode metadata = root.putObject(METADATA);
            file.metadata().forEach(metadata::put);
        }
        long begin = 0;
        for (Map.Entry<String, Weights> entry : file.weights().entrySet()) {
            require(!entry.getKey().equals(METADATA), "has a tensor called " + METADATA);
            ObjectNode tensor = root.putObject(entry.getKey());
            Stored as = stored.apply(entry.getKey());
            tensor.put("dtype", as.key());
            ArrayNode shape = tensor.putArray("shape");
            Arrays.stream(entry.getValue().shape()).forEach(shape::add);
            long end = begin + (long) entry.getValue().values().length * as.width();
            tensor.putArray("data_offsets").add(begin).add(end);
            begin = end;
        }
        try {
            byte[] json = JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
            byte[] padded = Arrays.copyOf(json, Math.ceilDiv(json.length, ALIGNMENT) * ALIGNMENT);
            Arrays.fill(padded, json.length, padded.length, (byte) ' ');
            return padded;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text and numbers is always JSON", e);
        }
    }
}
