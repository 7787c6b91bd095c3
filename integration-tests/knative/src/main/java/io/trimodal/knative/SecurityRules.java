package io.trimodal.knative;

import java.util.List;
import java.util.Set;

/**
 * A container's rights: none beyond those of the restricted profile, which Knative asks for by warnings, and a root
 * that cannot be written.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod security standards</a>
 */
final class SecurityRules {
    private static final Set<String> FIELDS = Set.of(
            "allowPrivilegeEscalation",
            "capabilities",
            "readOnlyRootFilesystem",
            "runAsGroup",
            "runAsNonRoot",
            "runAsUser",
            "seccompProfile");
    private static final Set<String> WITHOUT_FLAG = Set.of("NET_BIND_SERVICE");

    private SecurityRules() {}

    static void check(Field container, Features features, Findings findings) {
        Field context = container.at("securityContext");
        for (String name : context.names()) {
            findings.expect(FIELDS.contains(name), context.at(name), "is refused by Knative");
        }
        Field escalation = context.at("allowPrivilegeEscalation");
        findings.expect(escalation.present() && !escalation.isTrue(), escalation, "must be false");
        findings.expect(context.at("runAsNonRoot").isTrue(), context.at("runAsNonRoot"), "must be true");
        findings.expect(
                !context.at("runAsUser").present()
                        || context.at("runAsUser").whole().orElse(0) > 0,
                context.at("runAsUser"),
                "must not be root");
        Field seccomp = context.at("seccompProfile", "type");
        findings.expect(
                List.of("RuntimeDefault", "Localhost").contains(seccomp.text()), seccomp, "must be RuntimeDefault");
        capabilities(context.at("capabilities"), features, findings);
        Field readOnly = context.at("readOnlyRootFilesystem");
        findings.expect(
                readOnly.isTrue(), readOnly, "must be true: functions write nothing but their temporary folder");
        findings.expect(
                container.at("volumeMounts").elements().stream()
                        .anyMatch(mount -> mount.at("mountPath").text().equals("/tmp")),
                container.at("volumeMounts"),
                "must mount an emptyDir at /tmp, which ONNX Runtime needs beside a root that cannot be written");
    }

    private static void capabilities(Field capabilities, Features features, Findings findings) {
        Field drop = capabilities.at("drop");
        findings.expect(drop.elements().stream().anyMatch(name -> name.text().equals("ALL")), drop, "must have ALL");
        for (Field added : capabilities.at("add").elements()) {
            if (!WITHOUT_FLAG.contains(added.text())) {
                PodRules.needs(added, Features.ADD_CAPABILITIES, features, findings);
            }
        }
    }
}
