package io.trimodal.rollout.knative;

import io.fabric8.knative.serving.v1.RevisionTemplateSpec;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.trimodal.model.ModelId;
import io.trimodal.rollout.resource.Deployment;

/**
 * The changes that a roll-out makes to a Service. Each says how the Service shall be, so making one twice changes
 * nothing.
 */
public final class ServiceEdits {
    private ServiceEdits() {}

    /**
     * The name that the candidate's revision will have. @throws IllegalArgumentException if the Service's name leaves
     * no room
     */
    public static String candidateRevision(Service service, ModelId candidate) {
        return RevisionName.of(
                service.getMetadata().getName(),
                candidate,
                template(service.getSpec().getTemplate(), candidate));
    }

    /** Whether the Service's template is the candidate's, so that this roll-out has put it there. */
    public static boolean isDeployed(Service service, Deployment deployment) {
        return LiveRevision.templateName(service.getSpec().getTemplate())
                .filter(deployment.candidateRevision()::equals)
                .isPresent();
    }

    /** The candidate's revision beside the live one, without a request. */
    public static void deploy(Service service, ModelId candidate, Deployment deployment) {
        service.getSpec().setTemplate(template(service.getSpec().getTemplate(), candidate));
        name(service.getSpec().getTemplate(), deployment.candidateRevision());
        TrafficSplit.share(service, deployment, 0);
    }

    public static void share(Service service, Deployment deployment, int percent) {
        TrafficSplit.share(service, deployment, percent);
    }

    /** All requests to the candidate; where traffic followed the latest revision, it does so again. */
    public static void complete(Service service, Deployment deployment) {
        if (deployment.followedLatest()) {
            TrafficSplit.followLatest(service);
        } else {
            TrafficSplit.pin(service, deployment.candidateRevision());
        }
    }

    /**
     * All requests to the previous revision, by its name: the latest is still the candidate. The template becomes the
     * previous revision's again, under whose name Knative finds it. What somebody else has put in place of the
     * candidate's stays.
     */
    public static void rollBack(Service service, ModelId candidate, Deployment deployment) {
        if (isDeployed(service, deployment)) {
            service.getSpec()
                    .setTemplate(template(
                            service.getSpec().getTemplate(), new ModelId(candidate.name(), deployment.liveVersion())));
            name(service.getSpec().getTemplate(), deployment.previousRevision());
        }
        if (TrafficSplit.names(service, deployment.candidateRevision())) {
            TrafficSplit.pin(service, deployment.previousRevision());
        }
    }

    /**
     * Lets traffic follow the latest revision again, as it did before, now that it is not the candidate. Traffic that
     * somebody else has divided meanwhile stays.
     */
    public static void followLatest(Service service, Deployment deployment) {
        if (TrafficSplit.isPinned(service, deployment.previousRevision())) {
            TrafficSplit.followLatest(service);
        }
    }

    /** A copy with another version of a model. */
    private static RevisionTemplateSpec template(RevisionTemplateSpec template, ModelId model) {
        RevisionTemplateSpec copy = Serialization.clone(template);
        PinnedModels.of(copy.getSpec()).orElseThrow().with(model).into(copy.getSpec());
        return copy;
    }

    private static void name(RevisionTemplateSpec template, String name) {
        if (template.getMetadata() == null) {
            template.setMetadata(new ObjectMeta());
        }
        template.getMetadata().setName(name);
    }
}
