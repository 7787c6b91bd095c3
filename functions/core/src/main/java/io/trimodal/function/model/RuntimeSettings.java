package io.trimodal.function.model;

import io.trimodal.function.clip.ClipRuntime;
import io.trimodal.function.limit.AdmissionConfig;
import io.trimodal.predict.batch.BatchOptions;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.RuntimeOptions;
import io.trimodal.runtime.RuntimeOptions.Device;
import jakarta.inject.Singleton;

/** All settings of how models are run, as the classes that run them take them. */
@Singleton
public final class RuntimeSettings implements ClipRuntime {
    private final InferenceConfig inference;
    private final AdmissionConfig admission;
    private final ExecutionProviderConfig provider;
    private final CudaConfig cuda;
    private final BatchingConfig batching;

    public RuntimeSettings(
            InferenceConfig inference,
            AdmissionConfig admission,
            ExecutionProviderConfig provider,
            CudaConfig cuda,
            BatchingConfig batching) {
        this.inference = inference;
        this.admission = admission;
        this.provider = provider;
        this.cuda = cuda;
        this.batching = batching;
    }

    InferencePool pool() {
        int threads = inference.threads().orElseGet(() -> Runtime.getRuntime().availableProcessors());
        return new InferencePool(threads, admission.requests());
    }

    /**
     * One thread per run, and as many runs side by side as there are processors: a second thread inside a run gains
     * next to nothing on texts of usual length (TextEncoder has the figures), and both would oversubscribe.
     */
    @Override
    public RuntimeOptions runtime() {
        return new RuntimeOptions(1, provider.provider().device(), cuda.options());
    }

    /** @param device that turned out to serve */
    BatchOptions batches(Device device) {
        return batching.options(device);
    }
}
