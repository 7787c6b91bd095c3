package io.trimodal.function.upload;

import io.trimodal.binary.Printable;
import io.trimodal.function.upload.event.StoredObject;

/** An event names a bucket that is not among those whose uploads may be scored. Nothing was read. */
public final class BucketNotAllowedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BucketNotAllowedException(StoredObject object) {
        super("the bucket " + Printable.quoted(object.bucket())
                + " is not one whose uploads are scored (trimodal.uploads.buckets)");
    }
}
