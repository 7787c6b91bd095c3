package io.trimodal.it.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A package where Lambda would have unpacked it to /var/task; any number of processes may run from it.
 *
 * @param bytes of all files together
 */
record UnpackedFunction(String name, Path folder, boolean isNative, long bytes) {
    /** Outside of the checkout, where a function would find the models of the build and not need its own. */
    private static final Path ALL = temporary();

    private static final Map<FunctionPackage, UnpackedFunction> UNPACKED = new ConcurrentHashMap<>();

    /** Unpacked once for all tests. */
    static UnpackedFunction of(FunctionPackage made) {
        return UNPACKED.computeIfAbsent(made, UnpackedFunction::unpack);
    }

    private static UnpackedFunction unpack(FunctionPackage made) {
        Path folder = ALL.resolve(made.toString());
        return new UnpackedFunction(made.function(), folder, made.isNative(), made.unpack(folder));
    }

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("trimodal-functions-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With all that is in it, if it is there. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All in a folder and below. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
