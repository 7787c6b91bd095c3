package io.trimodal.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What packages of models and of front ends have in common: files that a manifest lists, each with its SHA-256. */
public final class PackageFiles {
    /** A plain name in the package's own directory. */
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}");

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private PackageFiles() {}

    /**
     * Reads the list.
     *
     * @param manifest name of the manifest's file, for messages
     * @param node an object: names to digests
     * @return names to digests in lower-case hex, in the manifest's order
     * @throws InvalidPackageException if it is empty, or a name is no plain file name, or a digest is none
     */
    public static Map<String, String> list(String manifest, JsonNode node) {
        Map<String, String> files = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            String name = entry.getKey();
            String digest = entry.getValue().asText();
            if (!FILE_NAME.matcher(name).matches()) {
                throw new InvalidPackageException(manifest, "/files '" + name + "' is no plain file name");
            }
            if (!DIGEST.matcher(digest).matches()) {
                throw new InvalidPackageException(manifest, "/files/" + name + " must be a SHA-256 in lower-case hex");
            }
            files.put(name, digest);
        });
        if (files.isEmpty()) {
            throw new InvalidPackageException(manifest, "/files lists no file");
        }
        return files;
    }

    /**
     * Looks whether a directory holds the files that are listed, and no others.
     *
     * @param manifest name of the manifest's file, which lies beside them
     * @throws InvalidPackageException naming what is missing, too much or no regular file
     */
    public static void requireExactly(Path directory, String manifest, Set<String> listed) throws IOException {
        Set<String> present;
        try (Stream<Path> files = Files.list(directory)) {
            present = files.map(path -> path.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> missing = new TreeSet<>(listed);
        missing.removeAll(present);
        if (!missing.isEmpty()) {
            throw new InvalidPackageException(directory.toString(), "lacks " + String.join(", ", missing));
        }
        present.removeAll(listed);
        present.remove(manifest);
        if (!present.isEmpty()) {
            throw new InvalidPackageException(
                    directory.toString(), "holds files that its manifest does not list: " + String.join(", ", present));
        }
        for (String name : listed) {
            if (!Files.isRegularFile(directory.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw new InvalidPackageException(directory.resolve(name).toString(), "is not a regular file");
            }
        }
    }

    /**
     * Reads a file whose bytes have the digest that is listed.
     *
     * @param listed SHA-256 in lower-case hex
     * @throws InvalidPackageException if they have another, or the file cannot be read
     */
    public static PackageFile read(Path file, String listed) {
        PackageFile read = readUnverified(file);
        try {
            requireDigest(file, listed, Sha256.of(read.bytes()));
            return read;
        } catch (RuntimeException e) {
            read.close();
            throw e;
        }
    }

    static PackageFile readUnverified(Path file) {
        try {
            return PackageFile.read(file);
        } catch (IOException e) {
            throw new InvalidPackageException(file.toString(), "cannot be read: " + e.getMessage(), e);
        }
    }

    static void requireDigest(Path file, String listed, String found) {
        if (!found.equals(listed)) {
            throw new InvalidPackageException(
                    file.toString(), "has the SHA-256 " + found + ", its manifest says " + listed);
        }
    }
}
