package io.trimodal.cli.call;

import io.trimodal.function.clip.RequestedClip;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where an answer goes: to a file byte for byte as over HTTP, or to standard output with a line's end. */
public final class OutputOption {
    @Option(names = "--output", paramLabel = "FILE", description = "Where the answer goes (default: standard output).")
    private Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** @throws InvalidInputException if no answer can go there, which is better told before there is one */
    void requirePlace() {
        if (file != null) {
            KeptFiles.requirePlace(file);
        }
    }

    /** @throws InvalidInputException if the answer cannot go there, or would replace what it is made of */
    void require(RequestedClip clip) throws IOException {
        if (file != null) {
            KeptFiles.require(clip, file);
        }
    }

    /** @param answer in UTF-8 */
    public void write(byte[] answer) throws IOException {
        if (file == null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(new String(answer, StandardCharsets.UTF_8));
            if (answer.length > 0 && answer[answer.length - 1] != '\n') {
                out.println();
            }
            out.flush();
            return;
        }
        KeptFiles.requirePlace(file);
        WholeFile.write(file, out -> out.write(answer));
    }
}
