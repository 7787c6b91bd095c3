package io.trimodal.function.upload.store;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * An object on its way.
 *
 * @param content closed by who opened it; closing it early drops the connection
 * @param size bytes
 * @param version where the bucket keeps versions
 * @param etag without quotes
 * @param metadata of the uploader, names in lower case
 */
public record Download(
        InputStream content, long size, Optional<String> version, String etag, Map<String, String> metadata)
        implements AutoCloseable {
    @Override
    public void close() {
        Streams.drop(content);
    }
}
