package io.trimodal.rollout.step;

import io.fabric8.knative.serving.v1.Service;
import io.trimodal.rollout.knative.ServiceEdits;
import io.trimodal.rollout.resource.Deployment;

/**
 * Tells when somebody else has put another template into the Service: what they want then goes before this roll-out.
 */
final class Superseded {
    private Superseded() {}

    /** @throws SupersededException if so */
    static void require(Service service, Deployment deployment) {
        if (!ServiceEdits.isDeployed(service, deployment)) {
            throw new SupersededException(
                    "the Service's template is no longer that of " + deployment.candidateRevision());
        }
    }
}
