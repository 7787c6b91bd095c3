package io.trimodal.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model package on the local file system whose files are exactly those of its manifest. A file's bytes are compared
 * with the digest that is listed there whenever it is {@linkplain #read read}, unless the package was opened
 * {@linkplain #openUnverified without looking}. Packages are immutable.
 *
 * @param directory of the files
 * @param digest SHA-256 of {@code model.json}, which holds the digests of all the others
 * @param verification when files are compared with their digests
 */
public record ModelPackage(Path directory, Manifest manifest, String digest, Verification verification) {
    /** When files are compared with their digests. */
    public enum Verification {
        /** All of them when the package is opened, and each when it is read. */
        AT_ONCE,
        /** Each when it is read. */
        WHEN_READ,
        NEVER
    }

    /** @throws InvalidPackageException if anything in the directory is not as its manifest says */
    public static ModelPackage open(Path directory) {
        return open(directory, Verification.AT_ONCE);
    }

    /**
     * For who will read all files, or have the others {@linkplain #verify verified}: a look into all of them takes a
     * good part of a function's start, and so each should be had once.
     *
     * @throws InvalidPackageException if the directory holds other files than its manifest says
     */
    public static ModelPackage openToRead(Path directory) {
        return open(directory, Verification.WHEN_READ);
    }

    /**
     * Without a look into the files, ever: for a directory that cannot have changed since it was made, as in a Lambda
     * function's package, which Lambda compares with a digest of its own.
     *
     * @throws InvalidPackageException if the directory holds other files than its manifest says
     */
    public static ModelPackage openUnverified(Path directory) {
        return open(directory, Verification.NEVER);
    }

    private static ModelPackage open(Path directory, Verification verification) {
        Path file = directory.resolve(ManifestJson.FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidPackageException(directory.toString(), "holds no " + ManifestJson.FILE);
        }
        try {
            byte[] json = Files.readAllBytes(file);
            Manifest manifest = manifest(file, json);
            PackageFiles.requireExactly(
                    directory, ManifestJson.FILE, manifest.files().keySet());
            ModelPackage opened = new ModelPackage(directory, manifest, Sha256.of(json), verification);
            if (verification == Verification.AT_ONCE) {
                opened.verify(manifest.files().keySet());
            }
            return opened;
        } catch (IOException e) {
            throw new InvalidPackageException(directory.toString(), "cannot be read: " + e.getMessage(), e);
        }
    }

    private static Manifest manifest(Path file, byte[] json) {
        try {
            return ManifestJson.read(json);
        } catch (InvalidPackageException e) {
            throw e.in(file);
        }
    }

    public ModelId id() {
        return manifest.id();
    }

    /** Where a file lies. What is found there may have changed since: see {@link #read}. */
    public Path file(String name) {
        return directory.resolve(name);
    }

    /**
     * A file's bytes, which have the digest that the manifest lists.
     *
     * @param name one of the manifest's files
     * @throws InvalidPackageException if they do not, or it cannot be read
     */
    public PackageFile read(String name) {
        return verification == Verification.NEVER
                ? PackageFiles.readUnverified(file(name))
                : PackageFiles.read(file(name), manifest.files().get(name));
    }

    /**
     * Compares files with their digests, on all processors; of several wrong ones the first is reported. Does nothing
     * for a package that was opened without looking.
     *
     * @throws InvalidPackageException if one has another digest, or cannot be read
     */
    public void verify(Set<String> names) {
        if (verification == Verification.NEVER) {
            return;
        }
        Map<String, String> digests =
                names.parallelStream().collect(Collectors.toConcurrentMap(name -> name, name -> digest(file(name))));
        manifest.files().keySet().stream()
                .filter(digests::containsKey)
                .forEach(name ->
                        PackageFiles.requireDigest(file(name), manifest.files().get(name), digests.get(name)));
    }

    private static String digest(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new InvalidPackageException(file.toString(), "cannot be read: " + e.getMessage(), e);
        }
    }
}
