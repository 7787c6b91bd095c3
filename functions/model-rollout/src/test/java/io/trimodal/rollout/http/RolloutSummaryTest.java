package io.trimodal.rollout.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.rollout.resource.ModelRollout;
import org.junit.jupiter.api.Test;

class RolloutSummaryTest {
    /** A definition of an earlier version let it in; one such resource must not keep the others from being listed. */
    @Test
    void aRolloutWithoutASpecification_isListed() {
        ModelRollout empty = new ModelRollout();
        empty.getMetadata().setName("empty");

        assertThat(RolloutSummary.of(empty).name()).isEqualTo("empty");
        assertThat(RolloutSummary.of(empty).service()).isNull();
    }
}
