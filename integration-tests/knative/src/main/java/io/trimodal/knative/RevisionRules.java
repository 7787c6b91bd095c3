package io.trimodal.knative;

import java.util.OptionalLong;

/** The template of revisions: what belongs to Knative in it. Its pod is the matter of {@link PodRules}. */
final class RevisionRules {
    /** Of {@code config-defaults}: {@code max-revision-timeout-seconds}, {@code revision-timeout-seconds}. */
    private static final long LONGEST_SECONDS = 600;

    private static final long DEFAULT_SECONDS = 300;
    private static final long MOST_CONCURRENCY = 1000;

    private RevisionRules() {}

    static void check(Field template, Features features, Findings findings) {
        Field spec = template.at("spec");
        Field concurrency = spec.at("containerConcurrency");
        if (concurrency.present()) {
            between(concurrency, 0, MOST_CONCURRENCY, findings);
        }
        timeouts(spec, findings);
        AutoscalingRules.check(template, findings);
        PodRules.check(spec, features, findings);
        boolean gpu = spec.at("containers").elements().stream().anyMatch(ResourceRules::hasDevice);
        Field deadline = template.at("metadata", "annotations", "serving.knative.dev/progress-deadline");
        findings.expect(
                !gpu || deadline.present(),
                deadline,
                "must be given where a pod waits for a node with a GPU: after 600s the revision has failed");
    }

    private static void timeouts(Field spec, Findings findings) {
        Field whole = spec.at("timeoutSeconds");
        if (whole.present()) {
            between(whole, 0, LONGEST_SECONDS, findings);
        }
        long most = whole.whole().orElse(DEFAULT_SECONDS);
        for (String part : new String[] {"responseStartTimeoutSeconds", "idleTimeoutSeconds"}) {
            Field timeout = spec.at(part);
            if (timeout.present()) {
                between(timeout, 0, most, findings);
            }
        }
    }

    private static void between(Field field, long least, long most, Findings findings) {
        OptionalLong value = field.whole();
        findings.expect(
                value.isPresent() && value.getAsLong() >= least && value.getAsLong() <= most,
                field,
                "must be a whole number from " + least + " to " + most);
    }
}
