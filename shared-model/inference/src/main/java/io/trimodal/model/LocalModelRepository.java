package io.trimodal.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of packages, {@code <name>/<version>/}. What is no package (no {@code model.json}, an odd name) is passed
 * over.
 */
public final class LocalModelRepository implements ModelRepository {
    private final Path root;
    private final boolean verified;

    public LocalModelRepository(Path root) {
        this(root, true);
    }

    /** @param verified whether files are compared with the digests in their manifest when they are read */
    public LocalModelRepository(Path root, boolean verified) {
        this.root = root;
        this.verified = verified;
    }

    @Override
    public List<ModelId> list() {
        List<ModelId> ids = new ArrayList<>();
        for (Path name : directories(root)) {
            for (Path version : directories(name)) {
                if (Files.isRegularFile(version.resolve(ManifestJson.FILE))) {
                    add(
                            ids,
                            name.getFileName().toString(),
                            version.getFileName().toString());
                }
            }
        }
        ids.sort(ModelVersions.ORDER);
        return ids;
    }

    @Override
    public ModelPackage open(ModelId id) {
        Path directory = root.resolve(id.name()).resolve(id.version());
        if (!Files.isDirectory(directory)) {
            throw new UnknownModelException(id.toString(), list());
        }
        ModelPackage opened = verified ? ModelPackage.openToRead(directory) : ModelPackage.openUnverified(directory);
        if (!opened.id().equals(id)) {
            throw new InvalidPackageException(directory.toString(), "holds the package " + opened.id());
        }
        return opened;
    }

    private static void add(List<ModelId> ids, String name, String version) {
        try {
            ids.add(new ModelId(name, version));
        } catch (IllegalArgumentException e) {
            // Not a name that a package may have, so not one of ours.
            return;
        }
    }

    private static List<Path> directories(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + parent, e);
        }
    }
}
