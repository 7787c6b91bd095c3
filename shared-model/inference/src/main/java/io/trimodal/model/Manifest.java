package io.trimodal.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trimodal.feature.Modality;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code model.json} says of a model package (shared-model/README.md, section 4). Read and written by
 * {@link ManifestJson}.
 *
 * @param id name and version
 * @param description one or two sentences for {@code GET /v1/models}: intended use, and what is synthetic
 * @param architecture which of the two models
 * @param configuration the architecture's numbers, such as {@code embedding_depth}, by name
 * @param contracts feature contract of each modality, all three
 * @param scale label scale and classes
 * @param language how language features come about
 * @param provenance where the weights come from
 * @param evaluation free-form figures, keyed by what was measured, such as {@code sst5-test/accuracy}; may be empty
 * @param uncertainty how far scores stray from labels; empty where nobody measured it
 * @param files SHA-256 (lower-case hex) of every other file in the package, by file name
 */
public record Manifest(
        ModelId id,
        String description,
        Architecture architecture,
        Map<String, Number> configuration,
        Map<Modality, FeatureContract> contracts,
        LabelScale scale,
        LanguageSource language,
        Provenance provenance,
        Map<String, Double> evaluation,
        Optional<Uncertainty> uncertainty,
        Map<String, String> files) {

    /** Version of the manifest's format; a reader refuses any other. */
    public static final int FORMAT = 1;

    /** How language features come about. */
    public sealed interface LanguageSource {
        /** ISO 639-1, of the texts that the model is for; empty where the package does not say. */
        default String code() {
            return switch (this) {
                case FeaturesOnly _ -> "";
                case FrozenEncoder frozen -> frozen.tokenizer().languageCode();
                case InsideEmbedding inside -> inside.tokenizer().languageCode();
            };
        }

        /** Only ready-made features are taken: the package has no encoder. */
        record FeaturesOnly() implements LanguageSource {}

        /** {@code text-encoder.onnx} is frozen and its token outputs are the language features. */
        record FrozenEncoder(Tokenizer tokenizer) implements LanguageSource {}

        /**
         * The encoder was fine-tuned with the model and sits inside {@code embed-language.onnx}, which takes token ids.
         * {@code vocab.txt} may be missing, in which case only {@link io.trimodal.feature.TokenIds} are taken.
         */
        record InsideEmbedding(Tokenizer tokenizer, boolean hasVocabulary) implements LanguageSource {}
    }

    /**
     * Settings of the WordPiece tokenizer over {@code vocab.txt}.
     *
     * @param lowerCase fold case and strip accents (uncased vocabularies)
     * @param maxTokens most tokens, [CLS] and [SEP] counted; longer text is cut before [SEP]
     * @param languageCode ISO 639-1, of the texts that the model is for; empty where nobody said
     */
    public record Tokenizer(boolean lowerCase, int maxTokens, String languageCode) {
        /** Of a model of which nobody said what language it is for. */
        public Tokenizer(boolean lowerCase, int maxTokens) {
            this(lowerCase, maxTokens, "");
        }
    }

    /**
     * Where the weights come from.
     *
     * @param kind {@code trained}, {@code imported} or {@code formula}
     * @param source digest of the checkpoint, or the training data and what of it is simulated
     * @param command the command that repeats it
     * @param seed training seed; -1 where there is none
     * @param notes disagreements with the named configuration, simulated parts and the like
     * @param licence of the weights, an SPDX identifier; empty where nobody said
     * @param data what the weights were trained on; empty where nobody said
     */
    public record Provenance(
            String kind,
            String source,
            String command,
            long seed,
            List<String> notes,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) String licence,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DataSource> data) {

        /** Of weights whose licence and data nobody said. */
        public Provenance(String kind, String source, String command, long seed, List<String> notes) {
            this(kind, source, command, seed, notes, "", List.of());
        }
    }

    /**
     * Data that weights were trained on.
     *
     * @param licence an SPDX identifier, or the terms in words
     */
    public record DataSource(String name, String licence) {}
}
