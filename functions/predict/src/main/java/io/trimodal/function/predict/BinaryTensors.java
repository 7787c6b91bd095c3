package io.trimodal.function.predict;

import io.trimodal.function.oip.ProtocolExtension;
import io.trimodal.function.served.Function;
import io.trimodal.function.served.ServedFunctions;
import jakarta.inject.Singleton;

/** Tensors as binary data after the JSON document, both ways. */
@Singleton
public final class BinaryTensors implements ProtocolExtension {
    @Override
    public String name() {
        return "binary_tensor_data";
    }

    @Override
    public boolean isServed(ServedFunctions functions) {
        return functions.contains(Function.PREDICT);
    }
}
