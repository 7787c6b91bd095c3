package io.trimodal.rollout.resource;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a roll-out is: all that a loop needs to go on where another stopped.
 *
 * @param message of the phase, for people
 * @param deployment absent until the Service was looked at
 * @param share percentage of requests that the candidate gets
 * @param since when the phase, or the share, took effect (RFC 3339); absent until it has
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelRolloutStatus(
        long observedGeneration,
        Phase phase,
        String message,
        Deployment deployment,
        int share,
        String since,
        List<Condition> conditions) {

    public ModelRolloutStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    public static ModelRolloutStatus first(long generation) {
        return new ModelRolloutStatus(generation, Phase.VERIFYING, "", null, 0, null, List.of());
    }

    /** @throws IllegalStateException in a phase before the Service was looked at */
    public Deployment deployed() {
        if (deployment == null) {
            throw new IllegalStateException("status.deployment is missing in the phase " + phase);
        }
        return deployment;
    }

    @JsonIgnore
    public Optional<Instant> effective() {
        return Optional.ofNullable(since).map(Instant::parse);
    }

    public ModelRolloutStatus observed(long generation) {
        return new ModelRolloutStatus(generation, phase, message, deployment, share, since, conditions);
    }

    /** Another phase, not yet in effect. */
    public ModelRolloutStatus to(Phase next, String nextMessage) {
        return new ModelRolloutStatus(observedGeneration, next, nextMessage, deployment, share, null, conditions);
    }

    public ModelRolloutStatus with(Deployment next) {
        return new ModelRolloutStatus(observedGeneration, phase, message, next, share, since, conditions);
    }

    /** Another share of the requests, not yet in effect. */
    public ModelRolloutStatus sharing(int percent) {
        return new ModelRolloutStatus(
                observedGeneration, phase, percent + " % of the requests", deployment, percent, null, conditions);
    }

    public ModelRolloutStatus inEffect(Instant now) {
        return new ModelRolloutStatus(
                observedGeneration, phase, message, deployment, share, now.toString(), conditions);
    }

    /** Sets a condition; the time of its transition stays if only reason or message differ. */
    public ModelRolloutStatus with(ConditionType type, Truth truth, String reason, String text, Instant now) {
        Optional<Condition> before = condition(type);
        Condition condition = new ConditionBuilder()
                .withType(type.key())
                .withStatus(truth.key())
                .withReason(reason)
                .withMessage(text)
                .withObservedGeneration(observedGeneration)
                .withLastTransitionTime(before.filter(old -> old.getStatus().equals(truth.key()))
                        .map(Condition::getLastTransitionTime)
                        .orElse(now.toString()))
                .build();
        List<Condition> all = new ArrayList<>(conditions);
        before.ifPresentOrElse(old -> all.set(all.indexOf(old), condition), () -> all.add(condition));
        return new ModelRolloutStatus(observedGeneration, phase, message, deployment, share, since, all);
    }

    /**
     * Since when a condition has been what it is.
     *
     * @throws java.util.NoSuchElementException if it was never set
     */
    public Instant transition(ConditionType type) {
        return Instant.parse(condition(type).orElseThrow().getLastTransitionTime());
    }

    public Optional<Condition> condition(ConditionType type) {
        return conditions.stream()
                .filter(one -> one.getType().equals(type.key()))
                .findFirst();
    }
}
