package io.trimodal.function.nativeimage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.trimodal.usage.key.KeyFile;
import io.trimodal.usage.key.StoredKey;

/** Records of libraries without Quarkus that Jackson fills. */
@RegisterForReflection(targets = {KeyFile.Content.class, StoredKey.class})
final class ReadByName {
    private ReadByName() {}
}
