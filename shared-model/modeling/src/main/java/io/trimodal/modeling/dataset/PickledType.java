package io.trimodal.modeling.dataset;

import java.nio.ByteOrder;
import java.util.Optional;

/** A dtype of a pickle: named first, then told its byte order. */
final class PickledType {
    private final String code;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    PickledType(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    void order(ByteOrder told) {
        order = told;
    }

    Optional<NumpyType> element() {
        return NumpyType.of(code, order);
    }
}
