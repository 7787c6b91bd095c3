package io.trimodal.function.upload;

import io.trimodal.function.upload.document.Source;
import java.nio.charset.StandardCharsets;

/**
 * Keys of results, which follow from what was scored alone: the same upload has the same key however often it is told
 * about, and so has the same recording with the same transcript, whichever of them was told about.
 */
final class ResultKeys {
    /** Of a key in UTF-8, as S3 measures it. */
    private static final int MOST_BYTES = 1024;

    private ResultKeys() {}

    /** {@code <prefix><bucket>/<key>/<version or ETag>[.<ending of the transcript>.<its version or ETag>]<suffix>} */
    static String of(String prefix, Source source, String suffix) {
        String key = prefix + source.bucket() + "/" + source.key() + "/" + source.identity() + suffix;
        return key.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES ? key : shortened(prefix, source, suffix);
    }

    /** A key that is too long for a key of its own to name it, is named by its digest. */
    private static String shortened(String prefix, Source source, String suffix) {
        return prefix + source.bucket() + "/sha256-" + Digests.sha256(source.key()) + "/" + source.identity() + suffix;
    }
}
