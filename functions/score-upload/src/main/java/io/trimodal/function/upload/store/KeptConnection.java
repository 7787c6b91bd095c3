package io.trimodal.function.upload.store;

import java.io.UncheckedIOException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Sends what has a body over a connection that was kept from an earlier request. S3's client asks first whether the
 * body is wanted ({@code Expect: 100-continue}); if the store has closed the connection meanwhile, the client does not
 * try again, as it does for everything else, but lets an exception through that is none of its own.
 */
final class KeptConnection {
    private KeptConnection() {}

    /**
     * Makes the request, and once more where the connection broke off.
     *
     * @param request may be made twice
     * @throws SdkException as the request does, and if the connection broke off twice
     */
    static <T> T send(Supplier<T> request) {
        try {
            return request.get();
        } catch (UncheckedIOException _) {
            try {
                return request.get();
            } catch (UncheckedIOException e) {
                throw SdkClientException.create("the connection broke off twice", e);
            }
        }
    }
}
