package io.trimodal.function.upload.recording;

import io.trimodal.function.upload.config.UploadKind;
import io.trimodal.function.upload.event.StoredObject;
import io.trimodal.function.upload.store.ObjectStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What lies beside an upload: objects of the same bucket whose keys differ from its own in nothing but the ending.
 * Thread-safe.
 */
@Singleton
public final class Siblings {
    private final ObjectStore store;

    public Siblings(ObjectStore store) {
        this.store = store;
    }

    /** The transcripts of a recording, in the order of their keys; as they are now. */
    public List<StoredObject> transcripts(StoredObject recording) {
        return beside(recording, UploadKind.RECORDING, UploadKind.TRANSCRIPT);
    }

    /** The recordings that a transcript belongs to, in the order of their keys; as they are now. */
    public List<StoredObject> recordings(StoredObject transcript) {
        return beside(transcript, UploadKind.TRANSCRIPT, UploadKind.RECORDING);
    }

    private List<StoredObject> beside(StoredObject object, UploadKind own, UploadKind wanted) {
        String stem = own.stem(object.key());
        Predicate<String> beside = key -> wanted.has(key) && wanted.stem(key).equals(stem);
        return store.keys(object.bucket(), stem + ".", beside).stream()
                .sorted()
                .map(key -> new StoredObject(object.bucket(), key, Optional.empty(), Optional.empty()))
                .toList();
    }
}
