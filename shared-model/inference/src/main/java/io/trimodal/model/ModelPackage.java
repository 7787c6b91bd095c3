package io.trimodal.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model package on the local file system whose files are exactly those of its manifest, each with the digest that is listed there.
 * Packages are immutable.
 *
 * @param directory of the files
 * @param digest SHA-256 of {@code model.json}, which holds the digests of all the others
 */
public record ModelPackage(Path directory, Manifest manifest, String digest) {

    /** @throws InvalidPackageException if anything in the directory is not as its manifest says */
    public static ModelPackage open(Path directory) {
        Path file = directory.resolve(ManifestJson.FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidPackageException(directory.toString(), "holds no " + ManifestJson.FILE);
        }
        try {
            byte[] json = Files.readAllBytes(file);
            Manifest manifest = ManifestJson.read(json);
            requireFiles(directory, manifest);
            for (var entry : manifest.files().entrySet()) {
                requireDigest(directory.resolve(entry.getKey()), entry.getValue());
            }
            return new ModelPackage(directory, manifest, Sha256.of(json));
        } catch (IOException e) {
            throw new InvalidPackageException(directory.toString(), "cannot be read: " + e.getMessage(), e);
        }
    }

    public ModelId id() {
        return manifest.id();
    }

    public Path file(String name) {
        return directory.resolve(name);
    }

    private static void requireFiles(Path directory, Manifest manifest) throws IOException {
        Set<String> present;
        try (Stream<Path> files = Files.list(directory)) {
            present = files.map(path -> path.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> missing = new TreeSet<>(manifest.files().keySet());
        missing.removeAll(present);
        if (!missing.isEmpty()) {
            throw new InvalidPackageException(directory.toString(), "lacks " + String.join(", ", missing));
        }
        present.removeAll(manifest.files().keySet());
        present.remove(ManifestJson.FILE);
        if (!present.isEmpty()) {
            throw new InvalidPackageException(
                    directory.toString(), "holds files that its manifest does not list: " + String.join(", ", present));
        }
    }

    private static void requireDigest(Path file, String expected) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidPackageException(file.toString(), "is not a regular file");
        }
        String actual = Sha256.of(file);
        if (!actual.equals(expected)) {
            throw new InvalidPackageException(
                    file.toString(), "has the SHA-256 " + actual + ", its manifest says " + expected);
        }
    }
}
