package io.trimodal.it.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A package where Lambda would have unpacked it to /var/task; any number of processes may run from it.
 *
 * @param bytes of all files together
 */
record UnpackedFunction(String name, Path folder, boolean isNative, long bytes) {
    static UnpackedFunction of(FunctionPackage from) {
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), from.function() + "-");
            return new UnpackedFunction(from.function(), folder, from.isNative(), from.unpack(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
