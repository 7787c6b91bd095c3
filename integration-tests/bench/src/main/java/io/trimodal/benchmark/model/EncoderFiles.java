package io.trimodal.benchmark.model;

import io.trimodal.feature.TokenIds;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.Manifest.Tokenizer;
import io.trimodal.model.ModelPackage;
import io.trimodal.text.Vocabulary;
import io.trimodal.text.WordPieceTokenizer;
import java.nio.file.Path;
import java.util.List;

/**
 * The frozen text encoder of a package.
 *
 * @param encoder its ONNX file
 * @param tokenizer that goes with it
 */
public record EncoderFiles(Path encoder, WordPieceTokenizer tokenizer) {
    public static EncoderFiles of(ModelPackage source) {
        if (!(source.manifest().language() instanceof LanguageSource.FrozenEncoder(Tokenizer settings))) {
            throw new IllegalArgumentException(source.id() + " has no frozen text encoder");
        }
        return new EncoderFiles(
                source.file("text-encoder.onnx"),
                new WordPieceTokenizer(
                        Vocabulary.read(source.file("vocab.txt")), settings.lowerCase(), settings.maxTokens()));
    }

    public List<TokenIds> tokens(List<String> texts) {
        return texts.stream().map(text -> tokenizer.tokenize(text).ids()).toList();
    }
}
