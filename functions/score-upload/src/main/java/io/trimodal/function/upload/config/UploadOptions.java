package io.trimodal.function.upload.config;

import io.trimodal.binary.Printable;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.function.request.ModelReference;
import io.trimodal.media.face.FaceSelection;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be done with an upload, as its name and its metadata say.
 *
 * @param kind of its content
 * @param named the function whose body it is, by its name: {@code clip.explain.json}
 * @param functions what is done beside scoring, the named one included
 * @param model by the metadata {@code trimodal-model}; the default model otherwise
 * @param transcripts of a recording, by the metadata {@code trimodal-transcript}; as configured otherwise
 * @param face of a recording, by the metadata {@code trimodal-face}; the largest otherwise
 */
public record UploadOptions(
        UploadKind kind,
        Optional<Further> named,
        Set<Further> functions,
        ModelReference model,
        TranscriptRule transcripts,
        FaceSelection face) {
    /** Metadata with functions that are to be run too, with commas between. */
    public static final String FUNCTIONS = "trimodal-functions";
    /** Metadata with the model that scores. */
    public static final String MODEL = "trimodal-model";
    /** Metadata of a recording with what it has to do with transcripts. */
    public static final String TRANSCRIPT = "trimodal-transcript";
    /** Metadata of a recording with the face that is the speaker's. */
    public static final String FACE = "trimodal-face";

    /** Functions beside predict. */
    public enum Further {
        ROBUSTNESS_CHECK,
        EXPLAIN;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Further> of(String key) {
            return Arrays.stream(values())
                    .filter(further -> further.key().equals(key))
                    .findFirst();
        }
    }

    /**
     * What the name and the metadata of an object ask for.
     *
     * @param usual where the metadata do not say what a recording has to do with transcripts
     * @throws UnprocessableException if the name or the metadata ask for what there is not
     */
    public static UploadOptions of(String key, Map<String, String> metadata, TranscriptRule usual) {
        String[] parts = key.toLowerCase(Locale.ROOT).split("\\.", -1);
        UploadKind kind = UploadKind.of(key);
        Optional<Further> named = parts.length > 2 ? Further.of(parts[parts.length - 2]) : Optional.empty();
        Set<Further> functions = EnumSet.noneOf(Further.class);
        named.ifPresent(functions::add);
        functions.addAll(asked(metadata));
        if (kind == UploadKind.JSONL && !functions.isEmpty()) {
            throw new UnprocessableException(new FieldError(
                    "",
                    "is a .jsonl, which is only scored; robustness-check and explain take .json, .npz, .zip and"
                            + " recordings"));
        }
        ModelReference model = metadata.containsKey(MODEL)
                ? new ModelReference.Named(metadata.get(MODEL))
                : new ModelReference.Default();
        TranscriptRule rule = metadata.containsKey(TRANSCRIPT) ? TranscriptRule.parse(metadata.get(TRANSCRIPT)) : usual;
        return new UploadOptions(kind, named, functions, model, rule, face(metadata));
    }

    private static FaceSelection face(Map<String, String> metadata) {
        try {
            return FaceSelection.parse(metadata.getOrDefault(FACE, "largest"));
        } catch (IllegalArgumentException e) {
            throw new UnprocessableException(new FieldError("", "has metadata " + FACE + " that " + e.getMessage()));
        }
    }

    private static Set<Further> asked(Map<String, String> metadata) {
        Set<Further> functions = EnumSet.noneOf(Further.class);
        for (String name : metadata.getOrDefault(FUNCTIONS, "").split(",", -1)) {
            if (!name.isBlank() && !name.strip().equals("predict")) {
                functions.add(Further.of(name.strip())
                        .orElseThrow(() -> new UnprocessableException(new FieldError(
                                "",
                                "has metadata " + FUNCTIONS + " with " + Printable.quoted(name.strip())
                                        + "; there are predict, robustness-check and explain"))));
            }
        }
        return functions;
    }
}
