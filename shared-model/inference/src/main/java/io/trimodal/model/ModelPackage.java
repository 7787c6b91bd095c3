package io.trimodal.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model package on the local file system whose files are exactly those of its manifest; each has the digest that is listed there, unless
 * it was opened {@linkplain #openUnverified without looking}. Packages are immutable.
 *
 * @param directory of the files
 * @param digest SHA-256 of {@code model.json}, which holds the digests of all the others
 */
public record ModelPackage(Path directory, Manifest manifest, String digest) {

    /** @throws InvalidPackageException if anything in the directory is not as its manifest says */
    public static ModelPackage open(Path directory) {
        return open(directory, true);
    }

    /**
     * Without a look into the files, which takes a good part of a function's start: for a directory that cannot have changed since it was
     * made, as in a Lambda function's package, which Lambda compares with a digest of its own.
     *
     * @throws InvalidPackageException if the directory holds other files than its manifest says
     */
    public static ModelPackage openUnverified(Path directory) {
        return open(directory, false);
    }

    private static ModelPackage open(Path directory, boolean verified) {
        Path file = directory.resolve(ManifestJson.FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidPackageException(directory.toString(), "holds no " + ManifestJson.FILE);
        }
        try {
            byte[] json = Files.readAllBytes(file);
            Manifest manifest = ManifestJson.read(json);
            requireFiles(directory, manifest);
            if (verified) {
                requireDigests(directory, manifest);
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
        for (String name : manifest.files().keySet()) {
            if (!Files.isRegularFile(directory.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw new InvalidPackageException(directory.resolve(name).toString(), "is not a regular file");
            }
        }
    }

    /** Digests on all processors, as they are a good part of a function's start; of several wrong ones the first is reported. */
    private static void requireDigests(Path directory, Manifest manifest) throws IOException {
        Map<String, String> digests;
        try {
            digests = manifest.files().keySet().parallelStream()
                    .collect(Collectors.toConcurrentMap(name -> name, name -> digest(directory.resolve(name))));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        manifest.files().forEach((name, expected) -> {
            if (!digests.get(name).equals(expected)) {
                throw new InvalidPackageException(
                        directory.resolve(name).toString(),
                        "has the SHA-256 " + digests.get(name) + ", its manifest says " + expected);
            }
        });
    }

    private static String digest(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
