package io.trimodal.function.upload.document;

import io.trimodal.binary.Printable;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.upload.config.UploadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the entries of a zip with a recording are called, which is for its owner to say: their endings tell what they
 * are.
 *
 * @param transcript one or none
 */
record RecordedBundle(String recording, List<String> transcript) {
    RecordedBundle {
        transcript = List.copyOf(transcript);
    }

    /**
     * Empty for a zip without a recording.
     *
     * @throws MalformedRequestException if there is more in it than a recording and a transcript
     */
    static Optional<RecordedBundle> of(Set<String> names) {
        List<String> recordings =
                names.stream().filter(UploadKind.RECORDING::has).toList();
        if (recordings.isEmpty()) {
            return Optional.empty();
        }
        List<String> transcript = new ArrayList<>();
        for (String name : names) {
            if (UploadKind.TRANSCRIPT.has(name) || UploadKind.JSON.has(name)) {
                transcript.add(name);
            } else if (!UploadKind.RECORDING.has(name)) {
                throw malformed("has the entry " + Printable.quoted(name)
                        + " beside a recording, where there may be a transcript alone (.vtt, .srt, .json, .txt)");
            }
        }
        requireOne("recording", recordings);
        requireOne("transcript", transcript);
        return Optional.of(new RecordedBundle(recordings.getFirst(), transcript));
    }

    private static void requireOne(String what, List<String> names) {
        if (names.size() > 1) {
            throw malformed("has more than one " + what + ": " + Printable.quoted(names.get(0)) + " and "
                    + Printable.quoted(names.get(1))
                    + "; put each recording with its transcript into a zip of its own");
        }
    }

    private static MalformedRequestException malformed(String detail) {
        return new MalformedRequestException(new FieldError("", detail));
    }
}
