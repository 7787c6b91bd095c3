package io.trimodal.media.frontend;

import io.trimodal.feature.Modality;
import io.trimodal.model.FeatureContract;
import java.util.List;
import java.util.Optional;

/**
 * Which of some front ends makes what a model takes.
 *
 * @param packages by name and then from the oldest version to the newest
 */
public record FrontEndChoice(List<FrontEndPackage> packages) {
    public FrontEndChoice {
        packages = List.copyOf(packages);
    }

    /** Those that work on a modality; none for language. */
    public List<FrontEndPackage> of(Modality modality) {
        return packages.stream()
                .filter(each -> switch (each.manifest().kind()) {
                    case VOICE -> modality == Modality.AUDIO;
                    case FACE -> modality == Modality.VISION;
                    case VOICE_ACTIVITY -> false;
                })
                .toList();
    }

    /** The newest version that makes the contract's values; of several names that do, the first. */
    public Optional<FrontEndPackage> of(Modality modality, FeatureContract contract) {
        return newestOfFirst(of(modality).stream()
                .filter(each -> each.manifest().makes(contract))
                .toList());
    }

    /** The one that is taken where there is no model to ask: the newest version of the first name. */
    public Optional<FrontEndPackage> usual(Modality modality) {
        return newestOfFirst(of(modality));
    }

    /** The newest that tells where somebody speaks. */
    public Optional<FrontEndPackage> activity() {
        return newestOfFirst(packages.stream()
                .filter(each -> each.manifest().kind() == FrontEndKind.VOICE_ACTIVITY)
                .toList());
    }

    private static Optional<FrontEndPackage> newestOfFirst(List<FrontEndPackage> sorted) {
        return sorted.stream()
                .filter(each -> name(each).equals(name(sorted.getFirst())))
                .reduce((_, later) -> later);
    }

    private static String name(FrontEndPackage described) {
        return described.manifest().id().name();
    }
}
