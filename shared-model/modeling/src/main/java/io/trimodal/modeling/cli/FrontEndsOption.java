package io.trimodal.modeling.cli;

import io.trimodal.media.frontend.FrontEndFolder;
import io.trimodal.media.frontend.FrontEndPackage;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The front ends that a command reads recordings with. */
final class FrontEndsOption {
    /** What the launcher sets. */
    private static final String VARIABLE = "TRIMODAL_CLIPS_FRONT_ENDS";

    @Option(
            names = "--front-ends",
            paramLabel = "DIR",
            description = "Folder of front ends (default: where the build has made them).")
    private Path given;

    /** @throws IllegalArgumentException if there is none of the name */
    FrontEndPackage newest(String name) {
        Path folder = given != null ? given : Path.of(System.getenv().getOrDefault(VARIABLE, "."));
        return new FrontEndFolder(folder)
                .newest(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no front end '" + name + "' in " + folder
                        + "; the build makes it in shared-model/front-ends, --front-ends names another folder"));
    }
}
