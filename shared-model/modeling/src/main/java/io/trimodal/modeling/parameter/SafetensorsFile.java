package io.trimodal.modeling.parameter;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Named weights in the safetensors format: a length, a JSON header, the numbers. It holds no code, so it is the form in
 * which this project keeps weights. Writing is float32 and deterministic: the same content gives the same bytes. The
 * format is so small that to check a library would be more work than to read it.
 *
 * @param metadata the header's {@code __metadata__}, free text by key
 * @param weights parameters by name, in the order of the header
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
public record SafetensorsFile(SequencedMap<String, String> metadata, SequencedMap<String, Weights> weights) {
    public SafetensorsFile {
        metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
        weights = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(weights));
    }

    /**
     * Reads a whole file. float64, float16, bfloat16 and int8 become float32, 64-bit integers too if all are exact in
     * it.
     *
     * @throws InvalidSafetensorsException if the header is not well-formed or does not cover the file exactly
     * @throws UncheckedIOException if it cannot be read
     */
    public static SafetensorsFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return SafetensorsReader.read(file, in, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Writes float32 tensors in the given order, replacing a file that is there. */
    public void write(Path file) {
        write(file, _ -> Stored.FLOAT32);
    }

    /**
     * The same, with some of the tensors in fewer bytes.
     *
     * @param stored as what a tensor is written, by its name
     * @throws IllegalArgumentException if one to be written as int8 holds another number
     */
    public void write(Path file, Function<String, Stored> stored) {
        byte[] header = SafetensorsHeader.encode(this, stored);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            for (Map.Entry<String, Weights> tensor : weights.entrySet()) {
                out.write(bytes(tensor.getKey(), tensor.getValue(), stored.apply(tensor.getKey())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(String name, Weights tensor, Stored stored) {
        ByteBuffer numbers =
                ByteBuffer.allocate(tensor.values().length * stored.width()).order(ByteOrder.LITTLE_ENDIAN);
        try {
            for (float value : tensor.values()) {
                stored.put(numbers, value);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " " + e.getMessage(), e);
        }
        return numbers.array();
    }
}
