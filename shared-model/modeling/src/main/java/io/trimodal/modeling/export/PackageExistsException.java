package io.trimodal.modeling.export;

import io.trimodal.model.ModelId;
import java.nio.file.Path;

/** A repository already has a package of this name and version; packages are immutable. */
public final class PackageExistsException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public PackageExistsException(ModelId id, Path place) {
        super("the package " + id + " exists at " + place + " and packages are immutable: choose another version");
    }
}
