package io.trimodal.runtime;

/**
 * How graphs are run.
 *
 * @param threads of one run, at most the processors that the process may use; ONNX Runtime left alone would take the
 *     host's cores and ignore a container's quota
 * @param device what to run on
 * @param cuda how, where it is a GPU
 */
public record RuntimeOptions(int threads, Device device, CudaOptions cuda) {
    /** What to run on. */
    public enum Device {
        CPU,
        /**
         * An NVIDIA GPU; needs onnxruntime_gpu on the class path or under {@code onnxruntime.native.path}. Without a
         * GPU that can be used, loading fails with {@link DeviceUnavailableException}.
         */
        CUDA,
        /** An NVIDIA GPU if one can be used, else the CPU; {@link OnnxGraphs#fellBack} tells. */
        CUDA_OR_CPU
    }

    public RuntimeOptions {
        if (threads < 1 || threads > 1024) {
            throw new IllegalArgumentException("threads must be between 1 and 1024, not " + threads);
        }
    }

    /** With the {@linkplain CudaOptions#DEFAULT defaults} of a GPU. */
    public RuntimeOptions(int threads, Device device) {
        this(threads, device, CudaOptions.DEFAULT);
    }

    /** The CPU, with a thread for each processor that the process was given. */
    public static RuntimeOptions cpu(int availableProcessors) {
        return new RuntimeOptions(Math.max(1, availableProcessors), Device.CPU);
    }
}
