package io.trimodal.model;

import java.util.List;

/** Where model packages live. */
public interface ModelRepository {
    /** All packages, by name and then from the oldest version to the newest. */
    List<ModelId> list();

    /**
     * @throws UnknownModelException if there is no such package
     * @return of which each file is compared with its digest when it is read, if not before
     * @throws InvalidPackageException if its manifest or its list of files is wrong
     */
    ModelPackage open(ModelId id);

    /**
     * The package that {@code name} or {@code name:version} means; without a version the newest.
     *
     * @throws UnknownModelException if there is none
     */
    default ModelId resolve(String reference) {
        return newest(reference, list());
    }

    /** As {@link #resolve}, among the packages given. */
    static ModelId newest(String reference, List<ModelId> known) {
        return known.stream()
                .filter(id -> id.name().equals(reference) || id.toString().equals(reference))
                .max(ModelVersions.ORDER)
                .orElseThrow(() -> new UnknownModelException(reference, known));
    }
}
