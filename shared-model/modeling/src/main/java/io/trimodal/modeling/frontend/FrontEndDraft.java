package io.trimodal.modeling.frontend;

import io.trimodal.media.frontend.FrontEndManifest;
import io.trimodal.model.Sha256;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A front end before it is written.
 *
 * @param manifest whose list of files is made when it is written
 * @param files names to bytes
 */
record FrontEndDraft(FrontEndManifest manifest, SequencedMap<String, byte[]> files) {
    /** The manifest with the digests of the files. */
    FrontEndManifest complete() {
        Map<String, String> digests = new LinkedHashMap<>();
        files.forEach((name, bytes) -> digests.put(name, Sha256.of(bytes)));
        return manifest.with(digests);
    }
}
