package io.trimodal.function.upload;

import io.trimodal.function.upload.event.StoredObject;
import io.trimodal.function.upload.store.Download;
import java.nio.charset.StandardCharsets;

/**
 * Keys of results, which follow from the upload alone: the same upload has the same key however often it is told about.
 */
final class ResultKeys {
    /** Of a key in UTF-8, as S3 measures it. */
    private static final int MOST_BYTES = 1024;

    private ResultKeys() {}

    /** {@code <prefix><bucket>/<key>/<version or ETag><suffix>} */
    static String of(String prefix, StoredObject object, Download download, String suffix) {
        String key = prefix + object.bucket() + "/" + object.key() + "/"
                + download.version().orElse(download.etag()) + suffix;
        return key.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                ? key
                : shortened(prefix, object, download, suffix);
    }

    /** A key that is too long for a key of its own to name it, is named by its digest. */
    private static String shortened(String prefix, StoredObject object, Download download, String suffix) {
        return prefix + object.bucket() + "/sha256-" + Digests.sha256(object.key()) + "/"
                + download.version().orElse(download.etag()) + suffix;
    }
}
