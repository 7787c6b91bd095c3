package io.trimodal.function.request;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpyDecoder;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Arrays of an archive that stand beside features: words, ids, lengths. */
final class SmallArrays {
    private final NumpyPart part;
    private final String name;
    private final UnpackLimit unpacked;

    /** @param name of the part, quoted */
    SmallArrays(NumpyPart part, String name, UnpackLimit unpacked) {
        this.part = part;
        this.name = name;
        this.unpacked = unpacked;
    }

    /** A single string. @throws MalformedRequestException at {@code field} if it is none */
    String text(String field, String array) {
        NpyArray read = read(field, array);
        if (read instanceof NpyArray.Strings(int[] _, String[] values) && values.length == 1) {
            return values[0];
        }
        throw wrong(field, array, "one string, not " + read.kind() + " of the shape " + Arrays.toString(read.shape()));
    }

    /**
     * Ids, attention mask and segments, as MMSA has them. @throws MalformedRequestException at {@code field} if it is
     * none
     */
    long[][] tokens(String field, String array) {
        NpyArray read = read(field, array);
        int[] shape = read.shape();
        int rows = shape.length - 2;
        if (rows < 0 || rows > 1 || shape[rows] != 3 || rows == 1 && shape[0] != 1) {
            throw wrong(
                    field,
                    array,
                    "of the shape [3, tokens], not " + Arrays.toString(shape) + "; one archive holds one utterance");
        }
        long[] values = integers(field, array, read);
        int tokens = shape[shape.length - 1];
        long[][] tokenRows = new long[3][];
        Arrays.setAll(tokenRows, row -> Arrays.copyOfRange(values, row * tokens, (row + 1) * tokens));
        return tokenRows;
    }

    /** A number of frames. @throws MalformedRequestException at {@code field} if it is none */
    long length(String field, String array) {
        long[] told = integers(field, array, read(field, array));
        if (told.length != 1) {
            throw wrong(field, array, "one number, not " + told.length + "; one archive holds one utterance");
        }
        if (told[0] < 0) {
            throw wrong(field, array, "a number of frames, not " + told[0]);
        }
        return told[0];
    }

    private long[] integers(String field, String array, NpyArray read) {
        return switch (read) {
            case NpyArray.Integers(int[] _, long[] values) -> values;
            // the published files have text_bert so
            case NpyArray.Floats _, NpyArray.Doubles _ -> whole(field, array, read.doubles());
            case NpyArray.Booleans _, NpyArray.Strings _ ->
                throw wrong(field, array, "whole numbers, not " + read.kind());
        };
    }

    private long[] whole(String field, String array, double[] values) {
        long[] whole = new long[values.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (long) values[i];
            if (whole[i] != values[i]) {
                throw wrong(field, array, "whole numbers, not " + values[i]);
            }
        }
        return whole;
    }

    private NpyArray read(String field, String array) {
        return NumpyPart.checked(field, name, () -> {
            NumpyPart.Source source = part.source(array);
            unpacked.take(field, name, source.bytes());
            try (InputStream in = source.stream()) {
                NpyArray read = NpyDecoder.open(in, source.bytes()).read();
                // the checksum of an archive's entry is known to be right only at its end
                in.transferTo(OutputStream.nullOutputStream());
                return read;
            }
        });
    }

    /** @param expected of the array, and what is there */
    MalformedRequestException wrong(String field, String array, String expected) {
        return new MalformedRequestException(
                new FieldError(field, "needs the array " + array + " to be " + expected + " (part " + name + ")"));
    }
}
