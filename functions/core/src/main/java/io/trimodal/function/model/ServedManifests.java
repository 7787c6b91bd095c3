package io.trimodal.function.model;

import io.trimodal.function.clip.ClipModels;
import io.trimodal.model.Manifest;
import io.trimodal.model.UnknownModelException;
import io.trimodal.predict.ServedModels;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Of the models that are served. Thread-safe. */
@Singleton
final class ServedManifests implements ClipModels {
    private final Models models;

    ServedManifests(Models models) {
        this.models = models;
    }

    @Override
    public List<Manifest> manifests(List<String> references) {
        ServedModels served = models.served();
        if (references.isEmpty()) {
            try (ServedModels.Lease lease = served.acquireDefault()) {
                return List.of(lease.model().manifest());
            }
        }
        return references.stream().flatMap(name -> manifest(served, name)).toList();
    }

    private static Stream<Manifest> manifest(ServedModels served, String reference) {
        try (ServedModels.Lease lease = served.acquire(reference)) {
            return Stream.of(lease.model().manifest());
        } catch (UnknownModelException _) {
            return Stream.empty();
        }
    }
}
