package io.trimodal.function.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import io.trimodal.runtime.RuntimeOptions.Device;

/** What ONNX Runtime runs models on. */
@ConfigMapping(prefix = "trimodal.execution-provider")
public interface ExecutionProviderConfig {
    /**
     * {@code cuda} ends the start where there is no GPU to use; {@code auto} says so in the log and takes the
     * processor.
     */
    @WithParentName
    @WithDefault("cpu")
    Provider provider();

    /** As ONNX Runtime calls them. */
    enum Provider {
        CPU(Device.CPU),
        CUDA(Device.CUDA),
        AUTO(Device.CUDA_OR_CPU);

        private final Device device;

        Provider(Device device) {
            this.device = device;
        }

        Device device() {
            return device;
        }
    }
}
