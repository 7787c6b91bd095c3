package io.trimodal.cli.call;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.trimodal.function.clip.ClipsConfig;
import io.trimodal.function.explain.ExplainLimits;
import io.trimodal.function.limit.AdmissionConfig;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.model.BatchingConfig;
import io.trimodal.function.model.CudaConfig;
import io.trimodal.function.model.ExecutionProviderConfig;
import io.trimodal.function.model.InferenceConfig;
import io.trimodal.function.model.ModelsConfig;
import io.trimodal.function.model.RuntimeSettings;
import io.trimodal.function.robustness.CheckLimits;
import io.trimodal.function.transcribe.TranscriberConfig;

/**
 * The functions' own settings, {@code trimodal.*}, from system properties and the environment: a command keeps to them,
 * too.
 */
final class Settings {
    private final SmallRyeConfig config = new SmallRyeConfigBuilder()
            .addDefaultSources()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withMapping(Limits.class)
            .withMapping(ExplainLimits.class)
            .withMapping(CheckLimits.class)
            .withMapping(ModelsConfig.class)
            .withMapping(ClipsConfig.class)
            .withMapping(TranscriberConfig.class)
            .withMapping(InferenceConfig.class)
            .withMapping(AdmissionConfig.class)
            .withMapping(ExecutionProviderConfig.class)
            .withMapping(CudaConfig.class)
            .withMapping(BatchingConfig.class)
            // those of what is no command
            .withMappingIgnore("trimodal.**")
            .build();

    <T> T of(Class<T> group) {
        return config.getConfigMapping(group);
    }

    RuntimeSettings runtime() {
        return new RuntimeSettings(
                of(InferenceConfig.class),
                of(AdmissionConfig.class),
                of(ExecutionProviderConfig.class),
                of(CudaConfig.class),
                of(BatchingConfig.class));
    }
}
