package io.trimodal.model;

/** Opens model repositories that are no directory, such as those of an object store. */
public interface RemoteRepositories {
    /** @param location an address with a scheme */
    boolean serves(String location);

    /**
     * @param location that is {@linkplain #serves served}
     * @throws MissingRepositoryException if it is no address of a repository
     */
    ModelRepository open(String location);
}
