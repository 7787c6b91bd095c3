package io.trimodal.function.model;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.trimodal.runtime.CudaOptions;
import java.util.Optional;

/** How a GPU is used, where one is. */
@ConfigMapping(prefix = "trimodal.cuda")
public interface CudaConfig {
    /** Which of several. */
    @WithDefault("0")
    int deviceId();

    /** Most memory of ONNX Runtime's arena on it, per model graph. */
    Optional<MemorySize> memoryLimit();

    /** Whether matrix products may round to TF32, which is faster and moves scores in the third decimal. */
    @WithDefault("false")
    boolean tf32();

    default CudaOptions options() {
        return new CudaOptions(
                deviceId(), memoryLimit().map(MemorySize::asLongValue).orElse(CudaOptions.ALL_MEMORY), tf32());
    }
}
