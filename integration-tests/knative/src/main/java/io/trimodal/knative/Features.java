package io.trimodal.knative;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Flags of {@code config-features} and their defaults.
 *
 * @see <a href="https://knative.dev/docs/serving/configuration/feature-flags/">Feature and extension flags</a>
 */
final class Features {
    static final Set<String> VALUES = Set.of("enabled", "allowed", "disabled");

    /** Fields of a pod that are refused without a flag. */
    static final Map<String, String> OF_POD_FIELDS = Map.ofEntries(
            Map.entry("affinity", "kubernetes.podspec-affinity"),
            Map.entry("dnsConfig", "kubernetes.podspec-dnsconfig"),
            Map.entry("dnsPolicy", "kubernetes.podspec-dnspolicy"),
            Map.entry("hostAliases", "kubernetes.podspec-hostaliases"),
            Map.entry("hostIPC", "kubernetes.podspec-hostipc"),
            Map.entry("hostNetwork", "kubernetes.podspec-hostnetwork"),
            Map.entry("hostPID", "kubernetes.podspec-hostpid"),
            Map.entry("initContainers", "kubernetes.podspec-init-containers"),
            Map.entry("nodeSelector", "kubernetes.podspec-nodeselector"),
            Map.entry("priorityClassName", "kubernetes.podspec-priorityclassname"),
            Map.entry("runtimeClassName", "kubernetes.podspec-runtimeclassname"),
            Map.entry("schedulerName", "kubernetes.podspec-schedulername"),
            Map.entry("securityContext", "kubernetes.podspec-securitycontext"),
            Map.entry("shareProcessNamespace", "kubernetes.podspec-shareprocessnamespace"),
            Map.entry("tolerations", "kubernetes.podspec-tolerations"),
            Map.entry("topologySpreadConstraints", "kubernetes.podspec-topologyspreadconstraints"));

    /** Kinds of volumes that are refused without a flag. */
    static final Map<String, String> OF_VOLUMES = Map.of(
            "csi", "kubernetes.podspec-volumes-csi",
            "emptyDir", "kubernetes.podspec-volumes-emptydir",
            "hostPath", "kubernetes.podspec-volumes-hostpath",
            "persistentVolumeClaim", "kubernetes.podspec-persistent-volume-claim");

    static final String ADD_CAPABILITIES = "kubernetes.containerspec-addcapabilities";
    static final String FIELD_REFERENCES = "kubernetes.podspec-fieldref";
    static final String SEVERAL_CONTAINERS = "multi-container";

    private static final Set<String> OTHERS = Set.of(
            ADD_CAPABILITIES,
            FIELD_REFERENCES,
            SEVERAL_CONTAINERS,
            "autodetect-http2",
            "kubernetes.podspec-dryrun",
            "kubernetes.podspec-persistent-volume-write",
            "multi-container-probing",
            "queueproxy.mount-podinfo",
            "queueproxy.resource-defaults",
            "secure-pod-defaults",
            "tag-header-based-routing");
    private static final Set<String> ENABLED_ONLY = Set.of(
            SEVERAL_CONTAINERS,
            "kubernetes.podspec-init-containers",
            "kubernetes.podspec-persistent-volume-claim",
            "kubernetes.podspec-volumes-csi",
            "kubernetes.podspec-volumes-emptydir",
            "kubernetes.podspec-volumes-hostpath");
    private static final Map<String, String> ON_BY_DEFAULT = Map.of(
            "kubernetes.podspec-volumes-emptydir",
            "enabled",
            "kubernetes.podspec-dryrun",
            "allowed",
            SEVERAL_CONTAINERS,
            "enabled");

    private final Map<String, String> flags;

    /** @param set what differs from the defaults */
    Features(Map<String, String> set) {
        this.flags = new TreeMap<>(ON_BY_DEFAULT);
        set.forEach((flag, state) -> flags.put(flag, state.toLowerCase(Locale.ROOT)));
    }

    Features with(Map<String, String> further) {
        Map<String, String> all = new TreeMap<>(flags);
        all.putAll(further);
        return new Features(all);
    }

    /** Whether what the flag stands for is admitted. For most, {@code allowed} is as good as {@code enabled}. */
    boolean admits(String flag) {
        String state = flags.getOrDefault(flag, "disabled");
        return state.equals("enabled") || (state.equals("allowed") && !ENABLED_ONLY.contains(flag));
    }

    static boolean isFlag(String name) {
        return OTHERS.contains(name) || OF_POD_FIELDS.containsValue(name) || OF_VOLUMES.containsValue(name);
    }
}
