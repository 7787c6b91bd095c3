package io.trimodal.npy;

import io.trimodal.binary.ElementFormat;
import java.util.Map;
import java.util.Optional;

/**
 * NumPy's names of numbers and booleans, without their byte order: with the width in bytes, with that in bits, and by
 * one letter.
 */
final class NumberTypes {
    private static final Map<String, ElementFormat> FORMATS = Map.ofEntries(
            Map.entry("f2", ElementFormat.F16),
            Map.entry("float16", ElementFormat.F16),
            Map.entry("e", ElementFormat.F16),
            Map.entry("f4", ElementFormat.F32),
            Map.entry("float32", ElementFormat.F32),
            Map.entry("f", ElementFormat.F32),
            Map.entry("f8", ElementFormat.F64),
            Map.entry("float64", ElementFormat.F64),
            Map.entry("d", ElementFormat.F64),
            Map.entry("i1", ElementFormat.I8),
            Map.entry("int8", ElementFormat.I8),
            Map.entry("b", ElementFormat.I8),
            Map.entry("i2", ElementFormat.I16),
            Map.entry("int16", ElementFormat.I16),
            Map.entry("h", ElementFormat.I16),
            Map.entry("i4", ElementFormat.I32),
            Map.entry("int32", ElementFormat.I32),
            Map.entry("i", ElementFormat.I32),
            Map.entry("i8", ElementFormat.I64),
            Map.entry("int64", ElementFormat.I64),
            Map.entry("q", ElementFormat.I64),
            Map.entry("u1", ElementFormat.U8),
            Map.entry("uint8", ElementFormat.U8),
            Map.entry("B", ElementFormat.U8),
            Map.entry("u2", ElementFormat.U16),
            Map.entry("uint16", ElementFormat.U16),
            Map.entry("H", ElementFormat.U16),
            Map.entry("u4", ElementFormat.U32),
            Map.entry("uint32", ElementFormat.U32),
            Map.entry("I", ElementFormat.U32),
            Map.entry("u8", ElementFormat.U64),
            Map.entry("uint64", ElementFormat.U64),
            Map.entry("Q", ElementFormat.U64),
            Map.entry("b1", ElementFormat.BOOL),
            Map.entry("bool", ElementFormat.BOOL),
            Map.entry("?", ElementFormat.BOOL));

    private NumberTypes() {}

    static Optional<ElementFormat> find(String name) {
        return Optional.ofNullable(FORMATS.get(name));
    }
}
