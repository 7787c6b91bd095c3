package io.trimodal.runtime;

import java.util.OptionalLong;

/**
 * How a GPU is used.
 *
 * @param deviceId which of several, as the CUDA driver counts them
 * @param memoryLimit most bytes that ONNX Runtime's arena takes on it, per model graph; without it all there is
 * @param tf32 whether matrix products may round to 10 bits of mantissa, which is faster and moves scores in the third
 *     decimal
 */
public record CudaOptions(int deviceId, OptionalLong memoryLimit, boolean tf32) {
    /** The first GPU, all of its memory, scores as on the CPU. */
    public static final CudaOptions DEFAULT = new CudaOptions(0, OptionalLong.empty(), false);

    public CudaOptions {
        if (deviceId < 0) {
            throw new IllegalArgumentException("the device id must be at least 0, not " + deviceId);
        }
        memoryLimit.ifPresent(bytes -> {
            if (bytes < 1) {
                throw new IllegalArgumentException("the memory limit must be at least 1 byte, not " + bytes);
            }
        });
    }
}
