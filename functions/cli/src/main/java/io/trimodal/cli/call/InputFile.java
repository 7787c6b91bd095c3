package io.trimodal.cli.call;

import io.trimodal.binary.FileKind;
import io.trimodal.binary.MalformedText;
import io.trimodal.media.form.RecordedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A file that a command was given, told by what is in it and not by its name. */
final class InputFile {
    /** In place of a file's name. */
    static final String STANDARD_INPUT = "-";

    private static final String EXPECTED =
            "expected is a recording, a request in JSON, JSON of an utterance per line, an .npz with the arrays"
                    + " language, audio and vision, or the .csv of OpenFace";
    private static final String NO_TEXT = "is no text, and of no kind that is read here; ";

    private InputFile() {}

    /**
     * @param file its name, or {@code -} for {@code standardInput}
     * @throws InvalidInputException if it is missing, larger than the limit, or nothing of the kinds that are read
     */
    static CallInput read(String file, InputStream standardInput, ReadLimit limit) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return read(noRecording(GivenFile.standardInput(standardInput, limit)));
        }
        try (GivenFile given = GivenFile.open(Path.of(file), limit)) {
            return read(GivenFile.isStream(Path.of(file)) ? noRecording(given) : given);
        }
    }

    /** Several front ends read a recording, some more than once. */
    private static GivenFile noRecording(GivenFile stream) {
        if (RecordedFile.isLikely(stream.head())) {
            throw new InvalidInputException(
                    stream.source(), "is a recording, which is read from files alone; give the name of one");
        }
        return stream;
    }

    /**
     * What stands among the arguments is a recording; who forgot {@code --input} is told so, and what is nothing that
     * is read here is left to the reader of recordings.
     */
    static void requireRecording(Path file, ReadLimit limit) throws IOException {
        requireFile(file);
        try (GivenFile given = GivenFile.open(file, limit)) {
            byte[] head = given.head();
            boolean isInput = FileKind.of(head)
                    .map(kind -> kind == FileKind.ZIP || kind == FileKind.NUMPY_ARRAY)
                    .orElseGet(() -> new GivenText(head).mayBeText());
            if (isInput && !RecordedFile.isLikely(head)) {
                throw new InvalidInputException(
                        given.source(), "is no recording; give requests, utterances and features as --input FILE");
            }
        }
    }

    /** @throws InvalidInputException if it is a pipe or a device, as a recording is read more than once */
    static void requireFile(Path file) {
        if (GivenFile.isStream(file)) {
            throw new InvalidInputException(
                    file.toString(), "is a pipe or a device, and a recording is read from files alone");
        }
    }

    private static CallInput read(GivenFile file) throws IOException {
        String source = file.source();
        Optional<FileKind> kind = FileKind.of(file.head());
        if (kind.isPresent()) {
            return switch (kind.get()) {
                case ZIP, EMPTY_ZIP -> {
                    byte[] content = file.content();
                    yield NpzUtterances.read(source, content).orElseGet(() -> part(source, "features", content));
                }
                case NUMPY_ARRAY ->
                    throw new InvalidInputException(
                            source,
                            "is one NumPy array, which does not say of what; give it as --audio, --vision or "
                                    + "--language");
                default ->
                    throw new InvalidInputException(source, "is " + kind.get().description() + "; " + EXPECTED);
            };
        }
        if (!new GivenText(file.head()).mayBeText()) {
            throw new InvalidInputException(source, NO_TEXT + EXPECTED);
        }
        return text(source, file.content());
    }

    /**
     * Features of one modality: NumPy's, or OpenFace's.
     *
     * @throws InvalidInputException if it is larger than the limit, a recording, a picture or another file without text
     */
    static byte[] features(String option, Path path, ReadLimit limit) throws IOException {
        try (GivenFile file = GivenFile.open(path, limit)) {
            Optional<FileKind> kind = FileKind.of(file.head());
            boolean isNumpy = kind.isPresent()
                    && switch (kind.get()) {
                        case ZIP, EMPTY_ZIP, NUMPY_ARRAY -> true;
                        default -> false;
                    };
            if (isNumpy || kind.isEmpty() && new GivenText(file.head()).mayBeText()) {
                return file.content();
            }
            throw new InvalidInputException(
                    file.source(),
                    kind.map(other -> "is " + other.description() + "; ").orElse(NO_TEXT) + option
                            + " takes features: NumPy's .npy or .npz"
                            + (option.equals("--vision") ? ", or the .csv of OpenFace" : ""));
        }
    }

    private static CallInput text(String source, byte[] content) {
        if (new String(content, StandardCharsets.ISO_8859_1).isBlank()) {
            throw new InvalidInputException(source, "is empty; " + EXPECTED);
        }
        GivenText text = new GivenText(content);
        Optional<MalformedText> fault = text.fault();
        if (fault.isPresent() && text.isJson()) {
            throw new InvalidInputException(source, fault.get().toString());
        }
        if (fault.isPresent() || text.hasZeros()) {
            throw new InvalidInputException(source, NO_TEXT + EXPECTED);
        }
        if (text.isJson()) {
            return JsonInputFile.read(source, text.utf8());
        }
        if (text.isTable()) {
            return part(source, "vision", text.utf8());
        }
        throw new InvalidInputException(source, "is plain text; give words as --text. Otherwise " + EXPECTED);
    }

    private static CallInput part(String source, String name, byte[] content) {
        SequencedMap<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(name, content);
        return new CallInput.Parts(source, parts, Map.of());
    }
}
