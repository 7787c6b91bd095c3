package io.trimodal.function.oip.infer;

import io.trimodal.function.limit.Limits;
import io.trimodal.function.oip.tensor.Datatype;
import io.trimodal.function.oip.tensor.JsonReader;
import io.trimodal.function.oip.tensor.TensorErrors;
import io.trimodal.function.oip.tensor.TensorValues;
import io.trimodal.function.request.JsonInput;
import io.trimodal.function.request.PredictRequestReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An input tensor in the JSON document.
 *
 * @param data its values, or where they are
 */
record InputHead(String name, Datatype datatype, List<Long> shape, Data data, Parameters parameters) {
    private static final int MOST_DIMENSIONS = 8;

    /** Where the values of an input are. */
    sealed interface Data {}

    /** Here: name, datatype and shape were known when the values came. */
    record Read(TensorValues values) implements Data {}

    /** In the document, but before something that is needed to read them. @param start index of their first byte */
    record Later(int start) implements Data {}

    /** After the document. @param size in bytes */
    record Binary(long size) implements Data {}

    /** @param most bytes that data in the document may have */
    static InputHead read(JsonInput json, Limits limits, int most) {
        Builder builder = new Builder(json, limits, most);
        json.object(builder::field);
        return builder.build();
    }

    /** Puts the fields together, which come in any order. */
    private static final class Builder {
        private final JsonInput json;
        private final Limits limits;
        private final int most;
        // null until the field was read
        private String name;
        private Datatype datatype;
        private List<Long> shape;
        private Data data;
        private Parameters parameters = Parameters.NONE;

        Builder(JsonInput json, Limits limits, int most) {
            this.json = json;
            this.limits = limits;
            this.most = most;
        }

        void field(String field) {
            switch (field) {
                case "name" -> name = PredictRequestReader.name(json, limits);
                case "datatype" -> datatype = readDatatype();
                case "shape" -> shape = readShape();
                case "parameters" -> parameters = Parameters.read(json);
                case "data" -> data = readData();
                default -> json.skip();
            }
        }

        private Datatype readDatatype() {
            String text = json.string();
            return Datatype.of(text)
                    .orElseThrow(() -> json.malformed("must be one of " + Arrays.toString(Datatype.values())));
        }

        private List<Long> readShape() {
            List<Long> lengths = new ArrayList<>();
            json.enterArray("an array of lengths");
            for (; json.inArray(); json.next()) {
                if (lengths.size() == MOST_DIMENSIONS) {
                    throw json.malformed("is one dimension too many; no input has more than five");
                }
                lengths.add(json.integer(0, Long.MAX_VALUE));
            }
            return lengths;
        }

        private Data readData() {
            if (name != null && datatype != null && shape != null) {
                JsonReader reader = new JsonReader(json, name, shape, most);
                return new Read(reader.read(datatype));
            }
            int start = json.skip();
            if (start < 0) {
                throw json.malformed("comes before name, datatype and shape, which only a document in UTF-8 may have");
            }
            return new Later(start);
        }

        InputHead build() {
            if (name == null) {
                throw json.malformed("has no name; give the name of an input");
            }
            if (datatype == null) {
                throw TensorErrors.malformed(name, "has no datatype; give one, such as FP32");
            }
            if (shape == null) {
                throw TensorErrors.malformed(name, "has no shape; give one, such as [1, 50, 5]");
            }
            parameters.refuseUnserved("input '" + name + "'");
            return new InputHead(name, datatype, shape, place(), parameters);
        }

        private Data place() {
            if (parameters.binaryDataSize().isPresent()) {
                if (data != null) {
                    throw TensorErrors.malformed(name, "has both data and binary_data_size; give one of them");
                }
                return new Binary(parameters.binaryDataSize().get());
            }
            if (data == null) {
                throw TensorErrors.malformed(
                        name, "has neither data nor the parameter binary_data_size; give its elements as one of them");
            }
            return data;
        }
    }
}
