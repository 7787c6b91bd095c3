package io.trimodal.function.upload;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.trimodal.function.model.s3.SignedStore;
import java.util.Map;

/** A bucket whose uploads are scored, and that is not there. */
public final class MissingBucket implements QuarkusTestResourceLifecycleManager {
    public static final String NAME = "no-such-bucket";

    @Override
    public Map<String, String> start() {
        return Map.of("trimodal.uploads.buckets", SignedStore.BUCKET + "," + NAME);
    }

    @Override
    public void stop() {}

    /** After the store, which names its own bucket. */
    @Override
    public int order() {
        return 1;
    }
}
