package io.trimodal.modeling.tflite;

import java.util.List;

/** Settings of an operator, by the number of the field in the schema; what was not written is 0. */
record OperatorOptions(List<FlatTable> written) {
    int int8(int field) {
        return written.isEmpty() ? 0 : written.getFirst().int8(field, 0);
    }

    int int32(int field) {
        return written.isEmpty() ? 0 : written.getFirst().int32(field, 0);
    }
}
