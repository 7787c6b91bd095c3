package io.trimodal.cli.call;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What the functions' commands work on: the request itself, or one utterance piece by piece, as curl sends the parts of
 * a form.
 */
public final class InputOptions {
    @Option(
            names = "--input",
            paramLabel = "FILE",
            description =
                    "A recording; a request in JSON, as over HTTP; JSON of an utterance per line; an .npz with arrays"
                            + " language, audio, vision; or the .csv of OpenFace's FeatureExtraction. - is standard"
                            + " input, but for recordings.")
    private String input;

    @Option(names = "--text", paramLabel = "WORDS", description = "What was said, in place of a file.")
    private String text;

    @Option(names = "--language", paramLabel = "FILE", description = "Language as features, in place of words (.npy).")
    private Path language;

    @Option(names = "--audio", paramLabel = "FILE", description = "Features of the voice (.npy), or a recording.")
    private Path audio;

    @Option(
            names = "--vision",
            paramLabel = "FILE",
            description = "Features of the face (.npy, or OpenFace's .csv), or a recording.")
    private Path vision;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "What the answer calls the utterance (default: 0); segments are ID#0, ID#1, ….")
    private String id;

    @Option(
            names = "--part",
            paramLabel = "NAME=FILE",
            description = "Features to which a request in JSON refers: {\"features\": {\"part\": \"NAME\"}}.")
    private Map<String, Path> parts = new LinkedHashMap<>();

    @Mixin
    private ClipInput clip;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** @throws InvalidInputException if a file is missing, larger than the limit or of another kind */
    CallInput read(InputStream standardInput, ReadLimit limit) throws IOException {
        Optional<Path> whole = recording(limit);
        if (whole.isPresent()
                || audio != null && ClipInput.isRecording(audio, limit)
                || vision != null && ClipInput.isRecording(vision, limit)) {
            requireNoUtterance(whole);
            return new CallInput.Clip(clip.read(whole, audio, vision, id, limit));
        }
        requireNoRecording();
        SequencedMap<String, byte[]> given = given(limit);
        if (input == null) {
            if (given.isEmpty() || given.size() == 1 && given.containsKey("id")) {
                throw new ParameterException(
                        spec.commandLine(),
                        "nothing to work on: give a recording, --input FILE, or --text, --audio, --vision");
            }
            return new CallInput.Parts("", given, files());
        }
        CallInput read = InputFile.read(input, standardInput, limit);
        return switch (read) {
            case CallInput.Clip recording -> recording;
            case CallInput.Lines lines -> {
                requireAlone(given, lines.source(), List.of());
                yield lines;
            }
            case CallInput.Utterances archive -> {
                requireAlone(given, archive.source(), List.of());
                yield archive;
            }
            case CallInput.Parts(String source, SequencedMap<String, byte[]> content, Map<String, Path> _) -> {
                if (content.containsKey("request")) {
                    requireAlone(given, source, List.copyOf(parts.keySet()));
                }
                for (Map.Entry<String, byte[]> part : given.entrySet()) {
                    if (content.putIfAbsent(part.getKey(), part.getValue()) != null) {
                        throw new ParameterException(
                                spec.commandLine(),
                                "--" + part.getKey() + " stands beside " + source + "; give one of them");
                    }
                }
                yield new CallInput.Parts(source, content, files());
            }
        };
    }

    /** The one of which sound and pictures are taken, among the arguments or as {@code --input}. */
    private Optional<Path> recording(ReadLimit limit) throws IOException {
        Optional<Path> argument = clip.recording();
        if (argument.isPresent()) {
            InputFile.requireRecording(argument.get(), limit);
            return argument;
        }
        return input != null && !input.equals(InputFile.STANDARD_INPUT) && ClipInput.isRecording(Path.of(input), limit)
                ? Optional.of(Path.of(input))
                : Optional.empty();
    }

    private void requireNoUtterance(Optional<Path> whole) {
        boolean isInput = whole.isPresent() && clip.recording().isEmpty();
        if (input != null && !isInput || text != null || language != null || !parts.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a recording stands beside --input, --text, --language or --part; give its words as --transcript");
        }
    }

    private void requireNoRecording() {
        clip.option().ifPresent(option -> {
            throw new ParameterException(
                    spec.commandLine(), option + " goes with a recording, and none is given; name its file");
        });
    }

    private SequencedMap<String, byte[]> given(ReadLimit limit) throws IOException {
        SequencedMap<String, byte[]> given = new LinkedHashMap<>();
        Optional.ofNullable(id).ifPresent(name -> given.put("id", name.getBytes(StandardCharsets.UTF_8)));
        Optional.ofNullable(text).ifPresent(words -> given.put("text", words.getBytes(StandardCharsets.UTF_8)));
        put(given, "language", language, limit);
        put(given, "audio", audio, limit);
        put(given, "vision", vision, limit);
        for (Map.Entry<String, Path> part : parts.entrySet()) {
            given.put(part.getKey(), InputFile.features("--part", part.getValue(), limit));
        }
        return given;
    }

    /** By the part's name. */
    private Map<String, Path> files() {
        Map<String, Path> files = new LinkedHashMap<>(parts);
        Optional.ofNullable(language).ifPresent(file -> files.put("language", file));
        Optional.ofNullable(audio).ifPresent(file -> files.put("audio", file));
        Optional.ofNullable(vision).ifPresent(file -> files.put("vision", file));
        return files;
    }

    private static void put(SequencedMap<String, byte[]> given, String name, Path file, ReadLimit limit)
            throws IOException {
        if (file != null) {
            given.put(name, InputFile.features("--" + name, file, limit));
        }
    }

    private void requireAlone(Map<String, byte[]> given, String source, List<String> referred) {
        given.keySet().stream()
                .filter(name -> !referred.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            "--" + name + " stands beside " + source
                                    + ", which holds whole utterances; give one of them");
                });
    }
}
