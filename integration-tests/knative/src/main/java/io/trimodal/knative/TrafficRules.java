package io.trimodal.knative;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** How a Service divides requests among its revisions. */
final class TrafficRules {
    private static final int ALL = 100;

    private TrafficRules() {}

    /** @param service name of the Service */
    static void check(Field traffic, String service, Findings findings) {
        if (!traffic.present()) {
            return;
        }
        List<Field> targets = traffic.elements();
        long sum = 0;
        Set<String> tags = new HashSet<>();
        for (Field target : targets) {
            Field percent = target.at("percent");
            OptionalLong share = percent.whole();
            findings.expect(
                    !percent.present() || (share.orElse(-1) >= 0 && share.orElse(-1) <= ALL),
                    percent,
                    "must be a whole number from 0 to 100");
            sum += share.orElse(0);
            revision(target, service, findings);
            tag(target.at("tag"), service, tags, findings);
            findings.expect(!target.at("url").present(), target.at("url"), "is refused here: it belongs to the status");
        }
        findings.expect(sum == ALL, traffic, "must have percentages that sum to 100, not to " + sum);
    }

    private static void revision(Field target, String service, Findings findings) {
        Field revision = target.at("revisionName");
        Field latest = target.at("latestRevision");
        findings.expect(
                !target.at("configurationName").present(),
                target.at("configurationName"),
                "is refused in a Service, which has one configuration");
        findings.expect(
                !latest.present() || latest.isTrue() != revision.present(),
                latest,
                revision.present() ? "must be false beside a revisionName" : "must be true without a revisionName");
        findings.expect(
                revision.present() || latest.present(), target, "must have a revisionName or latestRevision: true");
        if (revision.present()) {
            findings.expect(
                    Names.isLabel(revision.text()) && revision.text().startsWith(service + "-"),
                    revision,
                    "must name a revision of this Service, " + service + "-…");
        }
    }

    /** A tag is the first part of a host name, {@code <tag>-<service>.<namespace>}. */
    private static void tag(Field tag, String service, Set<String> tags, Findings findings) {
        if (!tag.present()) {
            return;
        }
        findings.expect(
                Names.isLabel(tag.text() + "-" + service),
                tag,
                "must make a label of DNS of at most 63 characters with '-' and the Service's name");
        findings.expect(tags.add(tag.text()), tag, "is the tag of another target too");
    }
}
