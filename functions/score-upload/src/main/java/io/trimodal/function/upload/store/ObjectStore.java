package io.trimodal.function.upload.store;

import io.trimodal.function.upload.event.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    /**
     * The wanted ones among the keys that begin so, as they are now. There may be any number of others; they are looked
     * at bit by bit.
     */
    List<String> keys(String bucket, String prefix, Predicate<String> wanted);

    /** Whether there is an object; false where that may not be asked. */
    boolean exists(String bucket, String key);

    /**
     * Begins an object that is there whole once it is {@linkplain Upload#finish finished}, or never.
     *
     * @param type media type
     */
    Upload create(String bucket, String key, String type);
}
