package io.trimodal.model;

import java.util.List;

/** Several repositories as one; what is in an earlier one comes first, and hides the same package in a later one. */
public final class JoinedRepositories implements ModelRepository {
    private final List<ModelRepository> repositories;

    /** @param repositories at least one */
    public JoinedRepositories(List<ModelRepository> repositories) {
        this.repositories = List.copyOf(repositories);
    }

    /** By repository, and within each as it lists them. */
    @Override
    public List<ModelId> list() {
        return repositories.stream()
                .flatMap(repository -> repository.list().stream())
                .distinct()
                .toList();
    }

    @Override
    public ModelPackage open(ModelId id) {
        return repositories.stream()
                .filter(repository -> repository.list().contains(id))
                .findFirst()
                .orElseThrow(() -> new UnknownModelException(id.toString(), list()))
                .open(id);
    }
}
