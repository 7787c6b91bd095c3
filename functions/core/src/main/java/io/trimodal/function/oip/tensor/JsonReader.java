package io.trimodal.function.oip.tensor;

import com.fasterxml.jackson.core.JsonToken;
import io.trimodal.function.request.Excerpt;
import io.trimodal.function.request.JsonInput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Reads a tensor's {@code data} from JSON: flattened, or nested as its shape is. One per tensor. */
public final class JsonReader {
    private final JsonInput json;
    private final String input;
    private final List<Long> shape;
    private final int count;
    private int read;
    private boolean flat;

    /**
     * @param json on the first token of the data
     * @param input name for errors
     * @param most bytes that the data may have; an element takes two of them at least, which is checked before room is
     *     made for any
     */
    public JsonReader(JsonInput json, String input, List<Long> shape, int most) {
        this.json = json;
        this.input = input;
        this.shape = shape;
        this.flat = shape.size() < 2;
        this.count = Shapes.count(input, shape);
        if (count > most / 2 + 1) {
            throw TensorErrors.malformed(
                    input, "has the shape " + shape + ", but its data cannot be of " + count + " elements");
        }
    }

    /**
     * Leaves the input on the closing bracket.
     *
     * @throws io.trimodal.function.problem.MalformedRequestException if it is not what the shape and the datatype take
     */
    public TensorValues read(Datatype datatype) {
        if (!datatype.isInJson()) {
            throw TensorErrors.malformed(
                    input, "is " + datatype + ", for which JSON has no form; send it as binary data, or as FP32");
        }
        return switch (datatype.kind()) {
            case FLOATS -> {
                float[] values = new float[count];
                all(i -> values[i] = number());
                yield new TensorValues.Floats(values);
            }
            case INTEGERS -> {
                if (datatype == Datatype.UINT8) {
                    byte[] octets = new byte[count];
                    all(i -> octets[i] = octet());
                    yield new TensorValues.Octets(octets);
                }
                long[] values = new long[count];
                all(i -> values[i] = integer(datatype));
                yield new TensorValues.Integers(values);
            }
            case TEXTS -> {
                List<String> values = new ArrayList<>(count);
                all(_ -> values.add(text()));
                yield new TensorValues.Texts(values);
            }
        };
    }

    /** @param element reads the one that the input stands on, into this place */
    private void all(IntConsumer element) {
        array(0, element);
        if (read < count) {
            throw TensorErrors.malformed(
                    input, "has " + read + " elements of data; its shape " + shape + " takes " + count);
        }
    }

    private void array(int level, IntConsumer element) {
        if (!json.at(JsonToken.START_ARRAY)) {
            throw TensorErrors.malformed(input, "has " + json.tokenName() + " as data; an array was expected");
        }
        long length = 0;
        for (json.next(); json.inArray(); json.next()) {
            length++;
            if (json.at(JsonToken.START_ARRAY) && level + 1 < shape.size() && !flat) {
                array(level + 1, element);
            } else {
                one(level, element);
            }
        }
        // an empty list is a flat one of no elements, too
        boolean flatOfNone = level == 0 && length == 0 && count == 0;
        if (!flat && !flatOfNone && length != shape.get(level)) {
            throw misshapen();
        }
    }

    private void one(int level, IntConsumer element) {
        if (level == 0 && read == 0) {
            flat = true;
        }
        if (!flat && level + 1 < shape.size()) {
            throw misshapen();
        }
        if (read == count) {
            throw TensorErrors.malformed(
                    input, "has more than the " + count + " elements of data that its shape " + shape + " takes");
        }
        element.accept(read++);
    }

    private RuntimeException misshapen() {
        return TensorErrors.malformed(
                input, "has data that is nested otherwise than its shape " + shape + "; nest it so, or flatten it");
    }

    private float number() {
        if (!json.atNumber()) {
            throw wrong("a number");
        }
        float value = json.number();
        if (Float.isInfinite(value) && !json.atNonFiniteLiteral()) {
            throw TensorErrors.malformed(
                    input,
                    "has " + Excerpt.of(json.text()) + " at " + here()
                            + ", which is beyond float32 (largest is 3.4028235e38)");
        }
        return value;
    }

    private long integer(Datatype datatype) {
        if (datatype == Datatype.BOOL) {
            if (!json.at(JsonToken.VALUE_TRUE) && !json.at(JsonToken.VALUE_FALSE)) {
                throw wrong("true or false");
            }
            return json.truth() ? 1 : 0;
        }
        if (!json.at(JsonToken.VALUE_NUMBER_INT)) {
            throw wrong("a whole number");
        }
        return json.integer(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private byte octet() {
        long value = integer(Datatype.UINT8);
        if (value < 0 || value > 255) {
            throw TensorErrors.malformed(
                    input, "has " + value + " at " + here() + " of its data; a UINT8 is from 0 to 255");
        }
        return (byte) value;
    }

    private String text() {
        if (!json.at(JsonToken.VALUE_STRING)) {
            throw wrong("a string");
        }
        return json.string();
    }

    private RuntimeException wrong(String expected) {
        return TensorErrors.malformed(
                input, "has " + json.tokenName() + " at " + here() + " of its data; " + expected + " was expected");
    }

    private List<Long> here() {
        return Shapes.indices(shape, read - 1);
    }
}
