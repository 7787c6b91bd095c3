package io.trimodal.cli.call;

import io.trimodal.function.clip.RequestedClip;
import io.trimodal.function.clip.RequestedClip.Recording;
import io.trimodal.function.clip.RequestedClip.WrittenWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The files of a recording, over which nothing is written: they may be the only ones of their kind. */
final class KeptFiles {
    private KeptFiles() {}

    /**
     * Asked before minutes are spent on work.
     *
     * @param output the file to write
     * @throws InvalidInputException if it is a folder, or its folder is missing
     */
    static void requirePlace(Path output) {
        Path folder = output.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new InvalidInputException("--output", "there is no folder " + folder);
        }
        if (Files.isDirectory(output)) {
            throw new InvalidInputException("--output", output + " is a folder; give a file");
        }
    }

    /**
     * As the other.
     *
     * @param clip of files, which its fields name
     * @param output the file to write
     * @throws InvalidInputException if it is also one of those of the clip
     */
    static void require(RequestedClip clip, Path output) throws IOException {
        requirePlace(output);
        Stream<String> files = Stream.concat(
                clip.recordings().stream().map(Recording::field),
                clip.transcript().stream().map(WrittenWords::field));
        for (String file : files.toList()) {
            if (Files.exists(output) && Files.isSameFile(output, Path.of(file))) {
                throw new InvalidInputException("--output", file + " is what is read; give another name");
            }
        }
    }
}
