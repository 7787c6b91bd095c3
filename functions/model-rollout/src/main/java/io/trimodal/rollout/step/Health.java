package io.trimodal.rollout.step;

import io.fabric8.knative.serving.v1.Service;
import io.trimodal.rollout.health.ErrorSource;
import io.trimodal.rollout.health.Requests;
import io.trimodal.rollout.health.UnreadableMetricsException;
import io.trimodal.rollout.knative.KnativeServices;
import io.trimodal.rollout.knative.Readiness;
import io.trimodal.rollout.resource.HealthSpec;
import java.util.Locale;

/**
 * How a candidate with traffic does.
 *
 * @param reason one word in upper camel case
 */
record Health(State state, String reason, String message) {
    /** What follows from it. */
    enum State {
        GOOD,
        /** No step further, but not yet back. */
        UNKNOWN,
        BAD
    }

    static Health of(Service service, Readiness readiness, ErrorSource errors, HealthSpec limits) {
        if (readiness.state() == Readiness.State.FAILING) {
            return new Health(State.BAD, "CandidateFailed", readiness.message());
        }
        return KnativeServices.candidateUrl(service)
                .map(url -> {
                    try {
                        return of(errors.requests(url), limits);
                    } catch (UnreadableMetricsException e) {
                        return new Health(State.UNKNOWN, "MetricsUnreadable", e.getMessage());
                    }
                })
                .orElse(new Health(State.UNKNOWN, "NoAddress", "the candidate's tag has no URL yet"));
    }

    private static Health of(Requests requests, HealthSpec limits) {
        String message = String.format(
                Locale.ROOT,
                "%d of %d requests failed (%.2f %%)",
                requests.failed(),
                requests.total(),
                requests.errorRate() * 100);
        if (requests.total() < limits.minimumRequests()) {
            return new Health(State.GOOD, "FewRequests", message);
        }
        return requests.errorRate() > limits.maximumErrorRate()
                ? new Health(State.BAD, "TooManyErrors", message)
                : new Health(State.GOOD, "FewErrors", message);
    }
}
