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
     * Asked before minutes are spent on reading.
     *
     * @param clip of files, which its fields name
     * @param output the file to write
     * @throws InvalidInputException if it is one of those of the clip, or its folder is missing
     */
    static void require(RequestedClip clip, Path output) throws IOException {
        Path folder = output.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new InvalidInputException("--output", "there is no folder " + folder);
        }
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
