package io.trimodal.function.upload.config;

import io.trimodal.binary.Printable;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.upload.event.StoredObject;
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
 */
public record UploadOptions(Kind kind, Optional<Further> named, Set<Further> functions, ModelReference model) {
    /** Metadata with functions that are to be run too, with commas between. */
    public static final String FUNCTIONS = "trimodal-functions";
    /** Metadata with the model that scores. */
    public static final String MODEL = "trimodal-model";

    /** Kinds of upload, told by the last suffix. */
    public enum Kind {
        JSON,
        JSONL,
        NPZ,
        ZIP
    }

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
     * @throws UnprocessableException if the name or the metadata ask for what there is not
     */
    public static UploadOptions of(StoredObject object, Map<String, String> metadata) {
        String[] parts = object.key().toLowerCase(Locale.ROOT).split("\\.", -1);
        Kind kind = kind(parts[parts.length - 1]);
        Optional<Further> named = parts.length > 2 ? Further.of(parts[parts.length - 2]) : Optional.empty();
        Set<Further> functions = EnumSet.noneOf(Further.class);
        named.ifPresent(functions::add);
        functions.addAll(asked(metadata));
        if (kind == Kind.JSONL && !functions.isEmpty()) {
            throw new UnprocessableException(new FieldError(
                    "", "is a .jsonl, which is only scored; robustness-check and explain take .json, .npz and .zip"));
        }
        ModelReference model = metadata.containsKey(MODEL)
                ? new ModelReference.Named(metadata.get(MODEL))
                : new ModelReference.Default();
        return new UploadOptions(kind, named, functions, model);
    }

    private static Kind kind(String suffix) {
        return switch (suffix) {
            case "json" -> Kind.JSON;
            case "jsonl", "ndjson" -> Kind.JSONL;
            case "npz" -> Kind.NPZ;
            case "zip" -> Kind.ZIP;
            default ->
                throw new UnprocessableException(new FieldError(
                        "", "is no upload that can be read; its name must end in .json, .jsonl, .npz or .zip"));
        };
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
