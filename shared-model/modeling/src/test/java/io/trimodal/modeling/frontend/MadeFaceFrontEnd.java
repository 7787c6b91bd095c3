package io.trimodal.modeling.frontend;

import io.trimodal.media.face.FaceFrontEnd;
import io.trimodal.media.frontend.FrontEndPackage;
import io.trimodal.model.ModelId;
import io.trimodal.modeling.face.PackedAssets;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The face front end as the build makes it, where the machine can get its source; else the test is skipped. */
final class MadeFaceFrontEnd {
    private static final Path FRONT_ENDS = Path.of("../front-ends");
    private static final Path DOWNLOADS = FRONT_ENDS.resolve("target/npm");

    private MadeFaceFrontEnd() {}

    static PackedAssets assets() {
        try {
            return PackedAssets.of(new NpmPackage(PackedAssets.PACKAGE, PackedAssets.VERSION)
                    .file(PackedAssets.FILE, PackedAssets.DIGEST, DOWNLOADS));
        } catch (SourceUnavailableException e) {
            return Assumptions.abort("The face front end is not tested: " + e.getMessage());
        }
    }

    /** @param folder to make it in */
    static FaceFrontEnd in(Path folder) {
        assets();
        FaceRecipe recipe = new FaceRecipe(() -> FRONT_ENDS.resolve("src/main/weights"));
        FrontEndPackage made =
                FrontEndWriter.write(recipe.make(new ModelId(FaceFrontEnd.NAME, "1.0.0"), DOWNLOADS), folder);
        return FaceFrontEnd.open(made, new OnnxGraphs(RuntimeOptions.cpu(1)));
    }
}
