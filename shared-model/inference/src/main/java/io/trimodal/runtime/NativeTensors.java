package io.trimodal.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.LinkedHashMap;
import java.util.Map;

/** ONNX Runtime's views of a run's tensors; they own no values, and are freed when the run is over. */
final class NativeTensors implements AutoCloseable {
    private final Map<String, OnnxTensor> byName = new LinkedHashMap<>();

    NativeTensors(OrtEnvironment environment, Map<String, Tensor> tensors) throws OrtException {
        try {
            for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
                byName.put(entry.getKey(), view(environment, entry.getValue()));
            }
        } catch (OrtException | RuntimeException e) {
            close();
            throw e;
        }
    }

    Map<String, OnnxTensor> byName() {
        return byName;
    }

    Map<String, OnnxValue> pinned() {
        return new LinkedHashMap<>(byName);
    }

    @Override
    public void close() {
        byName.values().forEach(OnnxTensor::close);
    }

    /** A buffer of the caller is not moved: a duplicate is handed over. */
    private static OnnxTensor view(OrtEnvironment environment, Tensor tensor) throws OrtException {
        return switch (tensor) {
            case Tensor.Floats(long[] shape, var values) ->
                OnnxTensor.createTensor(environment, values.duplicate(), shape);
            case Tensor.Doubles(long[] shape, var values) ->
                OnnxTensor.createTensor(environment, values.duplicate(), shape);
            case Tensor.Longs(long[] shape, var values) ->
                OnnxTensor.createTensor(environment, values.duplicate(), shape);
        };
    }
}
