package io.trimodal.function.request;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpyDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * From a NumPy array to features, with the limits, the rules for values and the words of {@link FeaturesReader}:
 * float16, float32, float64 and integers are taken, rounded to the nearest float32 where they are wider; -Infinity in
 * audio becomes 0; anything else that is not finite is refused.
 */
final class FeaturesDecoder {
    private final String field;
    private final String part;
    private final Limits limits;
    private final UnpackLimit unpacked;

    /**
     * @param field JSON pointer to what stands for the array
     * @param part name for messages, quoted
     */
    FeaturesDecoder(String field, String part, Limits limits, UnpackLimit unpacked) {
        this.field = field;
        this.part = part;
        this.limits = limits;
        this.unpacked = unpacked;
    }

    /** @param named whether the caller named the array */
    NumpyFeatures decode(NumpyPart source, String array, boolean named, Modality modality) {
        if (named && !source.isArchive()) {
            throw malformed("/array", "is given, but the part is one .npy array; leave it out");
        }
        NpyArray values = NumpyPart.checked(field, part, () -> read(source.source(array)));
        return features(values, modality == Modality.AUDIO);
    }

    private NpyArray read(NumpyPart.Source source) throws IOException {
        try (InputStream in = source.stream()) {
            NpyDecoder decoder = NpyDecoder.open(in, source.bytes());
            checkShape(decoder.shape());
            long elements = (long) decoder.shape()[0] * decoder.shape()[1];
            unpacked.take(field, part, Math.max(source.bytes(), Float.BYTES * elements));
            if (decoder.holdsText()) {
                throw malformed("", "must be an array of numbers, not of strings");
            }
            NpyArray array = decoder.read();
            // the checksum of an archive's entry is known to be right only at its end
            in.transferTo(OutputStream.nullOutputStream());
            return array;
        }
    }

    private void checkShape(int[] shape) {
        if (shape.length != 2) {
            throw malformed(
                    "",
                    "must have the shape [frames, values], not " + Arrays.toString(shape)
                            + "; one array holds one utterance");
        }
        if (shape[0] == 0) {
            throw malformed("", "is empty; give at least one frame, or leave the modality out if it is absent");
        }
        if (shape[1] == 0) {
            throw malformed("/0", "is a frame of no values");
        }
        if (shape[0] > limits.frames()) {
            throw tooLarge(
                    "/" + limits.frames(),
                    "is one frame too many; at most " + limits.frames() + " are taken per modality");
        }
        if (shape[1] > limits.valuesPerFrame()) {
            throw tooLarge(
                    "/0/" + limits.valuesPerFrame(),
                    "is one value too many; at most " + limits.valuesPerFrame() + " make a frame");
        }
    }

    private NumpyFeatures features(NpyArray array, boolean audio) {
        int dims = array.shape()[1];
        float[] values = switch (array) {
            case NpyArray.Floats _, NpyArray.Integers _ -> array.floats();
            case NpyArray.Doubles(int[] _, double[] wide) -> rounded(wide, dims);
            case NpyArray.Booleans _, NpyArray.Strings _ ->
                throw malformed("", "must be an array of numbers, not of " + array.kind());
        };
        int replaced = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                if (!audio || values[i] != Float.NEGATIVE_INFINITY) {
                    throw malformed(position(i, dims), "is " + values[i] + "; every value must be a finite number");
                }
                values[i] = 0;
                replaced++;
            }
        }
        return new NumpyFeatures(new Features(array.shape()[0], dims, values), replaced);
    }

    private float[] rounded(double[] wide, int dims) {
        float[] values = new float[wide.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) wide[i];
            if (Float.isInfinite(values[i]) && !Double.isInfinite(wide[i])) {
                throw malformed(
                        position(i, dims), "is " + wide[i] + ", which is beyond float32 (largest is 3.4028235e38)");
            }
        }
        return values;
    }

    private static String position(int index, int dims) {
        return "/" + index / dims + "/" + index % dims;
    }

    private MalformedRequestException malformed(String at, String detail) {
        return new MalformedRequestException(error(at, detail));
    }

    private TooLargeException tooLarge(String at, String detail) {
        return new TooLargeException(error(at, detail));
    }

    private FieldError error(String at, String detail) {
        return new FieldError(field + at, detail + " (part " + part + ")");
    }
}
