package io.trimodal.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells ONNX Runtime where a native executable has its shared libraries: in {@code lib/} beside it. Inside the
 * executable they would have to be unpacked at every start (28 MB), and would stay behind in the temporary folder of a
 * process that was killed.
 */
final class SharedLibraries {
    private static final String SETTING = "onnxruntime.native.path";
    private static final String FOLDER = "lib";

    private SharedLibraries() {}

    /** Sets {@value #SETTING} in a native executable where nobody else has, and the folder is there. */
    static void locate() {
        if (System.getProperty("org.graalvm.nativeimage.imagecode") != null && System.getProperty(SETTING) == null) {
            besideExecutable().ifPresent(folder -> System.setProperty(SETTING, folder.toString()));
        }
    }

    private static Optional<Path> besideExecutable() {
        return ProcessHandle.current()
                .info()
                .command()
                .map(command -> Path.of(command).resolveSibling(FOLDER))
                .filter(Files::isDirectory);
    }
}
