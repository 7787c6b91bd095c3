package io.trimodal.function.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.trimodal.predict.batch.BatchOptions;
import io.trimodal.runtime.RuntimeOptions.Device;
import java.time.Duration;
import java.util.OptionalInt;

/** How concurrent predict calls are gathered into one batch. */
@ConfigMapping(prefix = "trimodal.batching")
public interface BatchingConfig {
    /**
     * Utterances that pay on a GPU; on processors gathering slows down few callers and helps many ({@code bench --only
     * batching}).
     */
    int ON_A_GPU = 32;

    /** Most utterances of a batch; 1 gathers none. By default 1 on the CPU, {@value #ON_A_GPU} on a GPU. */
    OptionalInt mostUtterances();

    /** How long the first request of a batch waits for others. */
    @WithDefault("5MS")
    Duration mostDelay();

    default BatchOptions options(Device device) {
        return new BatchOptions(mostUtterances().orElse(device == Device.CPU ? 1 : ON_A_GPU), mostDelay());
    }
}
