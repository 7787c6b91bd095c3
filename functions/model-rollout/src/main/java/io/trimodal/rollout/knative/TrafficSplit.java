package io.trimodal.rollout.knative;

import io.fabric8.knative.serving.v1.Service;
import io.fabric8.knative.serving.v1.TrafficTarget;
import io.fabric8.knative.serving.v1.TrafficTargetBuilder;
import io.trimodal.rollout.resource.Deployment;
import java.util.ArrayList;
import java.util.List;

/** How a Service divides requests. Targets of others that get no requests, such as tags for debugging, stay. */
final class TrafficSplit {
    static final String TAG = "candidate";
    private static final long ALL = 100;

    private TrafficSplit() {}

    /** The candidate has its tag, and so a URL of its own, at any share. */
    static void share(Service service, Deployment deployment, int percent) {
        set(
                service,
                List.of(
                        revision(deployment.previousRevision(), ALL - percent).build(),
                        revision(deployment.candidateRevision(), percent)
                                .withTag(TAG)
                                .build()));
    }

    /** All requests to one revision, by its name. */
    static void pin(Service service, String revision) {
        set(service, List.of(revision(revision, ALL).build()));
    }

    static void followLatest(Service service) {
        set(
                service,
                List.of(new TrafficTargetBuilder()
                        .withLatestRevision(true)
                        .withPercent(ALL)
                        .build()));
    }

    /** Whether all requests go to one revision, by its name. */
    static boolean isPinned(Service service, String revision) {
        List<TrafficTarget> serving = LiveRevision.serving(service.getSpec().getTraffic());
        return serving.size() == 1 && revision.equals(serving.getFirst().getRevisionName());
    }

    /** Whether a target is the revision of that name. */
    static boolean names(Service service, String revision) {
        return service.getSpec().getTraffic().stream().anyMatch(target -> revision.equals(target.getRevisionName()));
    }

    private static TrafficTargetBuilder revision(String name, long percent) {
        return new TrafficTargetBuilder()
                .withRevisionName(name)
                .withLatestRevision(false)
                .withPercent(percent);
    }

    private static void set(Service service, List<TrafficTarget> ours) {
        List<TrafficTarget> targets = new ArrayList<>(ours);
        service.getSpec().getTraffic().stream()
                .filter(target -> target.getTag() != null && !target.getTag().equals(TAG))
                .filter(target -> target.getPercent() == null || target.getPercent() == 0)
                .forEach(targets::add);
        service.getSpec().setTraffic(targets);
    }
}
