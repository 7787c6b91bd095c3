package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A GPU is asked for where ONNX Runtime has no provider for one, as everywhere without the GPU build. */
class ExecutionProviderIT {
    @Test
    void cuda_thatIsNotThere_endsTheStart_andSaysWhy() {
        assertThatThrownBy(() -> Workbench.start("-Dtrimodal.execution-provider=cuda"))
                .hasMessageContaining("ended with 1")
                .hasMessageContaining("device CUDA cannot be used");
    }

    @Test
    void auto_takesTheProcessor_andSaysSoOnce() throws Exception {
        try (Workbench workbench = Workbench.start("-Dtrimodal.execution-provider=auto")) {
            assertThat(workbench.log().split("no GPU can be used here", -1)).hasSize(2);
            assertThat(Workbench.json(workbench.get("/v1/models/trimodal-almt"))
                            .path("execution_provider")
                            .asText())
                    .isEqualTo("cpu");
        }
    }

    @Test
    void anotherName_endsTheStart() {
        assertThatThrownBy(() -> Workbench.start("-Dtrimodal.execution-provider=tpu"))
                .hasMessageContaining("execution-provider");
    }
}
