package io.trimodal.modeling.frontend;

import io.trimodal.model.ModelId;
import java.nio.file.Path;

/** How one front end is made. */
@FunctionalInterface
interface FrontEndRecipe {
    /**
     * @param id that the package gets
     * @param downloads where packages of others are kept between builds
     * @throws SourceUnavailableException if it needs something that this machine cannot get
     */
    FrontEndDraft make(ModelId id, Path downloads);
}
