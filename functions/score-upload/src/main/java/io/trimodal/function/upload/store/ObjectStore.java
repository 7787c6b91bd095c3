package io.trimodal.function.upload.store;

import io.trimodal.function.upload.event.StoredObject;
import java.util.Optional;

/**
 * A store of objects, each written once and never changed. All methods block; all may throw {@link StoreException},
 * after which the same may be tried again.
 */
public interface ObjectStore {
    /**
     * The object, if it is still the one that was meant: not deleted, not replaced. A bucket that is not there is a
     * failure.
     */
    Optional<Download> open(StoredObject object);

    /** Whether there is an object; false where that may not be asked. */
    boolean exists(String bucket, String key);

    /**
     * Begins an object that is there whole once it is {@linkplain Upload#finish finished}, or never.
     *
     * @param type media type
     */
    Upload create(String bucket, String key, String type);
}
