package io.trimodal.rollout.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.Condition;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.trimodal.rollout.resource.ModelRollout;
import io.trimodal.rollout.resource.ModelRolloutSpec;
import io.trimodal.rollout.resource.ModelRolloutStatus;
import java.util.List;
import java.util.Optional;

/**
 * A roll-out as it is answered.
 *
 * @param phase absent until the loop has seen it
 * @param liveVersion before it
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record RolloutSummary(
        String name,
        String service,
        String model,
        String version,
        String phase,
        String message,
        int share,
        @JsonProperty("live_version") String liveVersion,
        @JsonProperty("candidate_revision") String candidateRevision,
        List<Told> conditions) {

    /** A condition. */
    @RegisterForReflection
    record Told(String type, String status, String reason, String message, String since) {
        static Told of(Condition condition) {
            return new Told(
                    condition.getType(),
                    condition.getStatus(),
                    condition.getReason(),
                    condition.getMessage(),
                    condition.getLastTransitionTime());
        }
    }

    static RolloutSummary of(ModelRollout rollout) {
        // A definition of an earlier version let resources without a specification in.
        Optional<ModelRolloutSpec> spec = Optional.ofNullable(rollout.getSpec());
        Optional<ModelRolloutStatus> status = Optional.ofNullable(rollout.getStatus());
        return new RolloutSummary(
                rollout.getMetadata().getName(),
                spec.map(ModelRolloutSpec::service).orElse(null),
                spec.map(ModelRolloutSpec::model).orElse(null),
                spec.map(ModelRolloutSpec::version).orElse(null),
                status.map(one -> one.phase().key()).orElse(null),
                status.map(ModelRolloutStatus::message).orElse(null),
                status.map(ModelRolloutStatus::share).orElse(0),
                status.map(ModelRolloutStatus::deployment)
                        .map(one -> one.liveVersion())
                        .orElse(null),
                status.map(ModelRolloutStatus::deployment)
                        .map(one -> one.candidateRevision())
                        .orElse(null),
                status.map(ModelRolloutStatus::conditions).orElse(List.of()).stream()
                        .map(Told::of)
                        .toList());
    }
}
