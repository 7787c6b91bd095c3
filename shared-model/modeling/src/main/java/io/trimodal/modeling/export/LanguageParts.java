package io.trimodal.modeling.export;

import io.trimodal.model.Manifest.Tokenizer;
import io.trimodal.modeling.parameter.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where a package's language features come from. */
public sealed interface LanguageParts {
    /** Ready-made features only. */
    record FeaturesOnly() implements LanguageParts {}

    /** A frozen encoder, copied into the package. */
    record Frozen(Path encoder, List<String> vocabulary, Tokenizer tokenizer) implements LanguageParts {}

    /**
     * BERT from inside the checkpoint, emitted into {@code embed-language.onnx}.
     *
     * @param bert weights by Hugging Face's names
     * @param vocabulary empty where none is known: then only token ids are taken
     */
    record Inside(Map<String, Weights> bert, List<String> vocabulary, Tokenizer tokenizer) implements LanguageParts {}
}
