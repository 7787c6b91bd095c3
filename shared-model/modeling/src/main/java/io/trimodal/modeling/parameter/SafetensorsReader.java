package io.trimodal.modeling.parameter;

import io.trimodal.binary.ElementFormat;
import io.trimodal.binary.Printable;
import io.trimodal.modeling.parameter.SafetensorsHeader.Entry;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Reads safetensors in one pass; everything is checked against the file's length before memory is taken for it. */
final class SafetensorsReader {
    private static final int MOST_HEADER_BYTES = 16 << 20;

    /** Above this, a float32 no longer holds every integer. */
    private static final long EXACT_INTEGERS = 1L << 24;

    private SafetensorsReader() {}

    static SafetensorsFile read(Path file, InputStream in, long length) throws IOException {
        try {
            SafetensorsHeader header = header(in, length);
            return new SafetensorsFile(header.metadata(), weights(header, in));
        } catch (IllegalArgumentException | EOFException e) {
            throw new InvalidSafetensorsException(file, e.getMessage(), e);
        }
    }

    private static SafetensorsHeader header(InputStream in, long length) throws IOException {
        byte[] prefix = in.readNBytes(Long.BYTES);
        if (prefix.length < Long.BYTES) {
            throw new EOFException("is too short for a safetensors file");
        }
        long headerBytes =
                ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
        long rest = length - Long.BYTES;
        if (headerBytes < 2 || headerBytes > Math.min(rest, MOST_HEADER_BYTES)) {
            throw new IllegalArgumentException("is not a safetensors file, or truncated: it declares a header of "
                    + Long.toUnsignedString(headerBytes) + " bytes");
        }
        SafetensorsHeader header = SafetensorsHeader.decode(in.readNBytes((int) headerBytes));
        requireCover(header, rest - headerBytes);
        return header;
    }

    /** Tensors must follow each other without gap or overlap and end with the file, as the format demands. */
    private static void requireCover(SafetensorsHeader header, long dataBytes) {
        long at = 0;
        for (Map.Entry<String, Entry> entry : inFileOrder(header)) {
            if (entry.getValue().begin() != at) {
                throw new IllegalArgumentException("has the tensor " + Printable.quoted(entry.getKey()) + " at byte "
                        + entry.getValue().begin() + " where " + at + " is the next free");
            }
            at = entry.getValue().end();
        }
        if (at != dataBytes) {
            throw new IllegalArgumentException(
                    "is truncated or too long: its tensors take " + at + " bytes and it has " + dataBytes);
        }
    }

    private static List<Map.Entry<String, Entry>> inFileOrder(SafetensorsHeader header) {
        Comparator<Map.Entry<String, Entry>> byBegin =
                Comparator.comparingLong(entry -> entry.getValue().begin());
        return header.entries().entrySet().stream()
                .sorted(byBegin.thenComparingLong(entry -> entry.getValue().end()))
                .toList();
    }

    private static SequencedMap<String, Weights> weights(SafetensorsHeader header, InputStream in) throws IOException {
        Map<String, Weights> loaded = new HashMap<>();
        for (Map.Entry<String, Entry> entry : inFileOrder(header)) {
            int[] shape = entry.getValue().shape();
            loaded.put(entry.getKey(), new Weights(shape, values(entry.getKey(), entry.getValue(), in)));
        }
        SequencedMap<String, Weights> ordered = new LinkedHashMap<>();
        header.entries().sequencedKeySet().forEach(name -> ordered.put(name, loaded.get(name)));
        return ordered;
    }

    private static float[] values(String name, Entry entry, InputStream in) throws IOException {
        int count = Weights.elements(entry.shape());
        if (entry.format() != ElementFormat.I64) {
            return entry.format().floats(in, count, ByteOrder.LITTLE_ENDIAN);
        }
        long[] integers = entry.format().longs(in, count, ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            if (Math.abs(integers[i]) > EXACT_INTEGERS || integers[i] == Long.MIN_VALUE) {
                throw new IllegalArgumentException("has the integer " + integers[i] + " in tensor "
                        + Printable.quoted(name) + ", which is not exact in float32");
            }
            values[i] = integers[i];
        }
        return values;
    }
}
