package io.trimodal.knative;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Volumes of a revision and where they are mounted. */
final class VolumeRules {
    private static final Set<String> ALWAYS = Set.of("configMap", "projected", "secret");
    /** Others are read-only to Knative. */
    private static final Set<String> WRITABLE = Set.of("csi", "emptyDir", "hostPath", "persistentVolumeClaim");

    private static final Set<String> RESERVED_PATHS = Set.of("/", "/dev", "/dev/log");

    private VolumeRules() {}

    static void check(Field spec, Features features, Findings findings) {
        Map<String, Field> volumes = new HashMap<>();
        for (Field volume : spec.at("volumes").elements()) {
            String name = volume.at("name").text();
            findings.expect(Names.isLabelOrNumber(name), volume.at("name"), "must be a label of DNS");
            findings.expect(volumes.put(name, volume) == null, volume.at("name"), "is the name of another volume too");
            kind(volume, features, findings);
        }
        Set<String> mounted = new HashSet<>();
        for (String kind : List.of("containers", "initContainers")) {
            for (Field container : spec.at(kind).elements()) {
                mounts(container.at("volumeMounts"), volumes, mounted, findings);
            }
        }
        volumes.forEach((name, volume) -> findings.expect(
                mounted.contains(name), volume.at("name"), "is mounted nowhere, which Knative refuses"));
    }

    private static void kind(Field volume, Features features, Findings findings) {
        List<String> kinds =
                volume.names().stream().filter(name -> !name.equals("name")).toList();
        findings.expect(kinds.size() == 1, volume, "must be of one kind");
        for (String kind : kinds) {
            if (Features.OF_VOLUMES.containsKey(kind)) {
                PodRules.needs(volume.at(kind), Features.OF_VOLUMES.get(kind), features, findings);
            } else {
                findings.expect(ALWAYS.contains(kind), volume.at(kind), "is refused by Knative");
            }
        }
    }

    private static void mounts(Field mounts, Map<String, Field> volumes, Set<String> mounted, Findings findings) {
        Set<String> paths = new HashSet<>();
        for (Field mount : mounts.elements()) {
            String name = mount.at("name").text();
            String path = mount.at("mountPath").text();
            mounted.add(name);
            findings.expect(volumes.containsKey(name), mount.at("name"), "names no volume of the pod");
            findings.expect(
                    path.startsWith("/") && !RESERVED_PATHS.contains(path),
                    mount.at("mountPath"),
                    "must be an absolute path other than "
                            + RESERVED_PATHS.stream().sorted().toList());
            findings.expect(paths.add(path), mount.at("mountPath"), "is the path of another mount too");
            boolean writable = volumes.containsKey(name)
                    && volumes.get(name).names().stream().anyMatch(WRITABLE::contains);
            findings.expect(
                    writable || mount.at("readOnly").isTrue(), mount.at("readOnly"), "must be true for this volume");
        }
    }
}
