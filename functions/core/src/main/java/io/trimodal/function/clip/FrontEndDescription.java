package io.trimodal.function.clip;

import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.media.frontend.FrontEndPackage;
import java.util.List;

/**
 * What a caller needs to know of a front end, with which recordings are read.
 *
 * @param digest SHA-256 of its manifest, which holds the digests of all other files
 * @param kind voice, face or voice-activity
 * @param licence SPDX identifier
 * @param source where its graphs come from
 * @param outputs what each value of a frame is, in order
 */
public record FrontEndDescription(
        String name,
        String version,
        String digest,
        String kind,
        String description,
        String licence,
        String source,
        List<String> outputs) {
    public FrontEndDescription {
        outputs = List.copyOf(outputs);
    }

    /** Of a package, whose graphs need not be loaded. */
    public static FrontEndDescription of(FrontEndPackage described) {
        FrontEndManifest manifest = described.manifest();
        return new FrontEndDescription(
                manifest.id().name(),
                manifest.id().version(),
                described.digest(),
                manifest.kind().key(),
                manifest.description(),
                manifest.licence(),
                manifest.source(),
                manifest.names());
    }
}
