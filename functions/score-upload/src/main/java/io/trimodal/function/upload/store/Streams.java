package io.trimodal.function.upload.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import software.amazon.awssdk.http.Abortable;

final class Streams {
    private Streams() {}

    /** Closes without reading what is left, which may be a gigabyte. */
    static void drop(InputStream stream) {
        if (stream instanceof Abortable abortable) {
            abortable.abort();
        }
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
