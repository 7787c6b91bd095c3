package io.trimodal.cli.call;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.RequestException;
import java.util.function.Supplier;

/** Says what is wrong with a recording in words of who calls a command: of files and options. */
final class ClipFaults {
    /** Of a request in JSON, where a file's name stands for the pointer to the recording. */
    private static final String FACE = "/face";

    private ClipFaults() {}

    /** @throws InvalidInputException naming the file or option */
    static <T> T named(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RequestException e) {
            FieldError error = e.error();
            if (error.field().endsWith(FACE)) {
                throw new InvalidInputException(
                        error.field().substring(0, error.field().length() - FACE.length()), "--face " + error.detail());
            }
            throw new InvalidInputException(error.field(), error.detail());
        }
    }
}
