package io.trimodal.it.aws;

import io.trimodal.support.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A package for Lambda as the build made it: {@code function.zip} with an executable, or {@code function-java.zip} with
 * class files for Lambda's Java runtime.
 *
 * @param function its name
 * @param isNative whether it is an executable
 */
record FunctionPackage(String function, Path zip, boolean isNative) {
    /** Of all files together, unpacked. */
    static final long MOST_BYTES = 250L << 20;

    private static final Path FUNCTIONS = Checkout.own().resolve("functions");

    /** Of class files; every build makes it. */
    static FunctionPackage jvm(String function) {
        return made(function, "function-java.zip", false);
    }

    /** The native executable, where the profile native asks for it; what lies there without may be of another time. */
    static Optional<FunctionPackage> nativeOne(String function) {
        return Boolean.getBoolean("trimodal.native")
                ? Optional.of(made(function, "function.zip", true))
                : Optional.empty();
    }

    private static FunctionPackage made(String function, String name, boolean isNative) {
        Path zip = FUNCTIONS.resolve(Path.of(function, "target", name));
        if (!Files.exists(zip)) {
            throw new IllegalStateException(zip + " is not there; a build makes it");
        }
        return new FunctionPackage(function, zip, isNative);
    }

    /** All that there are of a function. */
    static List<FunctionPackage> all(String function) {
        return Stream.concat(nativeOne(function).stream(), Stream.of(jvm(function)))
                .toList();
    }

    /** The one that is deployed: the executable if there is one. */
    static FunctionPackage preferred(String function) {
        return nativeOne(function).orElseGet(() -> jvm(function));
    }

    /** Unpacks it with its permissions, as Lambda does into /var/task. @return bytes unpacked */
    long unpack(Path folder) {
        try (FileSystem files = open(zip);
                Stream<Path> entries = Files.walk(files.getPath("/"))) {
            Files.createDirectories(folder);
            long bytes = 0;
            for (Path entry : entries.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(entry.toString().substring(1));
                Files.createDirectories(target.getParent());
                Files.copy(entry, target);
                bytes += Files.size(target);
                if (Files.getPosixFilePermissions(entry).contains(PosixFilePermission.OWNER_EXECUTE)) {
                    target.toFile().setExecutable(true);
                }
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileSystem open(Path zip) throws IOException {
        return FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"));
    }

    @Override
    public String toString() {
        return function + (isNative ? "-native" : "-jvm");
    }
}
