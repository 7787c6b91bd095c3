package io.trimodal.runtime;

/**
 * How a GPU is used.
 *
 * @param deviceId which of several, as the CUDA driver counts them
 * @param memoryLimit most bytes that ONNX Runtime's arena takes on it, per model graph; or {@link #ALL_MEMORY}
 * @param tf32 whether matrix products may round to 10 bits of mantissa, which is faster and moves scores in the third
 *     decimal
 */
public record CudaOptions(int deviceId, long memoryLimit, boolean tf32) {
    /** As much as there is. */
    public static final long ALL_MEMORY = Long.MAX_VALUE;

    /** The first GPU, all of its memory, scores as on the CPU. */
    public static final CudaOptions DEFAULT = new CudaOptions(0, ALL_MEMORY, false);

    public CudaOptions {
        if (deviceId < 0) {
            throw new IllegalArgumentException("the device id must be at least 0, not " + deviceId);
        }
        if (memoryLimit < 1) {
            throw new IllegalArgumentException("the memory limit must be at least 1 byte, not " + memoryLimit);
        }
    }
}
