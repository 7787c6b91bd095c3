package io.trimodal.rollout.knative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.knative.serving.v1.RevisionTemplateSpec;
import io.fabric8.knative.serving.v1.RevisionTemplateSpecBuilder;
import io.trimodal.model.ModelId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionNameTest {
    private static final ModelId MODEL = new ModelId("trimodal_almt", "1.10.0-rc.1");

    @Test
    void name_saysServiceModelAndVersion() {
        assertThat(RevisionName.of("predict", MODEL, template(16)))
                .matches("predict-trimodal-almt-1-10-0-rc-1-[0-9a-f]{8}");
    }

    @Test
    void sameTemplate_hasTheSameName_whateverItIsCalledNow() {
        RevisionTemplateSpec named = template(16);
        named.getMetadata().setName("predict-00007");

        assertThat(RevisionName.of("predict", MODEL, named)).isEqualTo(RevisionName.of("predict", MODEL, template(16)));
        assertThat(RevisionName.of("predict", MODEL, template(32)))
                .isNotEqualTo(RevisionName.of("predict", MODEL, template(16)));
    }

    @ParameterizedTest
    @CsvSource({"1", "30", "38", "39", "40", "51", "52"})
    void longNames_areLabelsOfDnsThatBeginWithTheServices(int length) {
        String service = "s".repeat(length);

        assertThat(RevisionName.of(service, MODEL, template(16)))
                .startsWith(service + "-t")
                .hasSizeLessThanOrEqualTo(63)
                .matches("[a-z]([a-z0-9-]*[a-z0-9])?")
                .doesNotContain("--");
    }

    @Test
    void aServiceWhoseNameLeavesNoRoom_isRefused() {
        assertThatThrownBy(() -> RevisionName.of("s".repeat(53), MODEL, template(16)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no room");
    }

    private static RevisionTemplateSpec template(long concurrency) {
        return new RevisionTemplateSpecBuilder()
                .withNewMetadata()
                .endMetadata()
                .withNewSpec()
                .withContainerConcurrency(concurrency)
                .endSpec()
                .build();
    }
}
