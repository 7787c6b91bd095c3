package io.trimodal.cli.call;

import io.trimodal.binary.FileKind;
import io.trimodal.binary.MalformedText;
import io.trimodal.binary.TextBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** A file that a command was given, told by what is in it and not by its name. */
final class InputFile {
    private static final String EXPECTED =
            "expected is a request in JSON, JSON of an utterance per line, an .npz with the arrays"
                    + " language, audio and vision, or the .csv of OpenFace";

    private InputFile() {}

    /**
     * @param file its name, or {@code -} for {@code standardInput}
     * @throws InvalidInputException if it is missing, or nothing of the kinds that are read
     */
    static CallInput read(String file, InputStream standardInput) throws IOException {
        boolean piped = file.equals("-");
        String source = piped ? "standard input" : file;
        byte[] content = piped ? standardInput.readAllBytes() : bytes(Path.of(file));
        if (new String(content, StandardCharsets.ISO_8859_1).isBlank()) {
            throw new InvalidInputException(source, "is empty; " + EXPECTED);
        }
        Optional<FileKind> kind = FileKind.of(content);
        if (kind.isPresent()) {
            return switch (kind.get()) {
                case ZIP, EMPTY_ZIP ->
                    NpzUtterances.read(source, content).orElseGet(() -> part(source, "features", content));
                case NUMPY_ARRAY ->
                    throw new InvalidInputException(
                            source,
                            "is one NumPy array, which does not say of what; give it as --audio, --vision or "
                                    + "--language");
                default ->
                    throw new InvalidInputException(source, "is " + kind.get().description() + "; " + EXPECTED);
            };
        }
        return text(source, content);
    }

    /**
     * Features of one modality: NumPy's, or OpenFace's. @throws InvalidInputException if it is a recording or a picture
     */
    static byte[] features(String option, Path file) throws IOException {
        byte[] content = bytes(file);
        Optional<FileKind> kind = FileKind.of(content);
        if (kind.isPresent()) {
            switch (kind.get()) {
                case ZIP, EMPTY_ZIP, NUMPY_ARRAY -> {}
                default ->
                    throw new InvalidInputException(
                            file.toString(),
                            "is " + kind.get().description() + "; " + option + " takes features: NumPy's .npy or .npz"
                                    + (option.equals("--vision") ? ", or the .csv of OpenFace" : ""));
            }
        }
        return content;
    }

    private static CallInput text(String source, byte[] content) {
        boolean wide = content.length > 1 && (content[0] & 0xff) >= 0xfe && (content[1] & 0xff) >= 0xfe;
        Optional<MalformedText> fault = wide ? Optional.empty() : TextBytes.malformed(content, StandardCharsets.UTF_8);
        if (fault.isPresent() && isJson(content)) {
            throw new InvalidInputException(source, fault.get().toString());
        }
        if (fault.isPresent() || !wide && hasZeros(content)) {
            throw new InvalidInputException(source, "is no text, and of no kind that is read here; " + EXPECTED);
        }
        String head = new String(content, 0, Math.min(content.length, 4096), StandardCharsets.UTF_8)
                .replaceFirst("^\ufeff", "")
                .stripLeading();
        if (head.startsWith("{") || head.startsWith("[")) {
            return JsonInputFile.read(source, content);
        }
        String first = head.lines().findFirst().orElse("");
        if (wide || first.contains(",") || first.contains(";") || first.contains("\t")) {
            return part(source, "vision", content);
        }
        throw new InvalidInputException(source, "is plain text; give words as --text. Otherwise " + EXPECTED);
    }

    private static boolean isJson(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 64), StandardCharsets.ISO_8859_1).stripLeading();
        return head.startsWith("{") || head.startsWith("[");
    }

    /** As files have that are no text. */
    private static boolean hasZeros(byte[] content) {
        for (int i = 0; i < Math.min(content.length, 4096); i++) {
            if (content[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static CallInput part(String source, String name, byte[] content) {
        SequencedMap<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(name, content);
        return new CallInput.Parts(source, parts);
    }

    static byte[] bytes(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new InvalidInputException(
                    file.toString(),
                    Files.isDirectory(file)
                            ? "is a folder; give a file"
                            : Files.exists(file) ? "may not be read by this user" : "does not exist");
        }
        return Files.readAllBytes(file);
    }
}
