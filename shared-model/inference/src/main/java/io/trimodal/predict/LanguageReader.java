package io.trimodal.predict;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.model.Manifest;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.Manifest.Tokenizer;
import io.trimodal.text.TextEncoder;
import io.trimodal.text.Tokens;
import io.trimodal.text.Vocabulary;
import io.trimodal.text.Word;
import io.trimodal.text.WordPieceTokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Turns words into what a model's language embedding takes: features, or token ids where the encoder lies inside the
 * embedding. Thread-safe.
 */
public final class LanguageReader implements AutoCloseable {
    /** File name of a frozen text encoder. */
    static final String ENCODER = "text-encoder.onnx";

    /** [UNK]s that stand for language that was not given (shared-model/README.md, section 1). */
    private static final int ABSENT_PIECES = 8;

    /** The id of [UNK] in both published vocabularies (MODEL-SPEC.md, section 5). */
    private static final long UNKNOWN = 100;

    private final LanguageSource source;
    private final Optional<WordPieceTokenizer> tokenizer;
    private final Optional<TextEncoder> encoder;
    private final TokenLimits limits;

    private LanguageReader(
            LanguageSource source,
            Optional<WordPieceTokenizer> tokenizer,
            Optional<TextEncoder> encoder,
            TokenLimits limits) {
        this.source = source;
        this.tokenizer = tokenizer;
        this.encoder = encoder;
        this.limits = limits;
    }

    static LanguageReader open(PackageReading model) {
        Manifest manifest = model.source().manifest();
        LanguageSource source = manifest.language();
        Optional<WordPieceTokenizer> tokenizer = switch (source) {
            case LanguageSource.FeaturesOnly _ -> Optional.empty();
            case LanguageSource.FrozenEncoder(Tokenizer settings) -> Optional.of(tokenizer(model, settings));
            case LanguageSource.InsideEmbedding(Tokenizer settings, boolean hasVocabulary) ->
                hasVocabulary ? Optional.of(tokenizer(model, settings)) : Optional.empty();
        };
        Optional<TextEncoder> encoder = switch (source) {
            case LanguageSource.FrozenEncoder _ -> Optional.of(new TextEncoder(model.sharedGraph(ENCODER)));
            case LanguageSource.FeaturesOnly _, LanguageSource.InsideEmbedding _ -> Optional.empty();
        };
        return new LanguageReader(source, tokenizer, encoder, TokenLimits.of(manifest, tokenizer));
    }

    /**
     * A language input in the form that the embedding takes.
     *
     * @param input {@link Features} or {@link TokenIds}, or {@link Absent}
     * @param given tokens that the caller gave, before any were cut
     * @param unknown share of its word pieces that are [UNK], in [0, 1]
     * @param pieces the word pieces behind it; empty where language was not words
     */
    record Read(ModalityInput input, int given, double unknown, Optional<TokenIds> pieces) {
        Read(ModalityInput input, int given) {
            this(input, given, 0, Optional.empty());
        }
    }

    /** @throws ContractException if the model cannot take language in this form */
    Read read(int utterance, ModalityInput language) {
        return switch (language) {
            case Absent absent -> new Read(absent, 0);
            case Text(String value) -> text(utterance, value);
            case TokenIds ids -> {
                TokenIds pieces = unencoded(utterance, ids);
                yield new Read(encoded(pieces), ids.tokens(), unknown(ids), Optional.of(pieces));
            }
            case Features features -> new Read(features(utterance, features), features.frames());
            case OpenFaceTable _ -> throw noTable();
        };
    }

    /**
     * A language input before any encoder: the model's word pieces for {@link Text} and {@link TokenIds}, cut to what
     * it takes; {@link Features} and {@link Absent} as they are.
     *
     * @param utterance index, for the message
     * @throws ContractException if the model cannot take language in this form
     */
    public ModalityInput unencoded(int utterance, ModalityInput language) {
        return switch (language) {
            case Text(String value) -> pieces(utterance, value).ids();
            case TokenIds ids -> unencoded(utterance, ids);
            case Features features -> features(utterance, features);
            case Absent absent -> absent;
            case OpenFaceTable _ -> throw noTable();
        };
    }

    private TokenIds unencoded(int utterance, TokenIds ids) {
        return switch (source) {
            case LanguageSource.FeaturesOnly _ -> throw noTokenIds(utterance);
            case LanguageSource.FrozenEncoder(Tokenizer settings) ->
                cut(limits.check(utterance, ids), settings.maxTokens());
            case LanguageSource.InsideEmbedding _ -> limits.check(utterance, ids);
        };
    }

    /**
     * What the embedding takes for word pieces: {@link Features} of the frozen encoder, or the ids where the encoder
     * lies inside.
     */
    public ModalityInput encoded(TokenIds ids) {
        return encoder.isPresent() ? encoder.get().encode(List.of(ids)).getFirst() : ids;
    }

    /**
     * Which tokens make up which word, [CLS] and [SEP] left out. Without a vocabulary every token is a word, named by
     * its id.
     *
     * @param pieces of {@link #unencoded}
     * @param language that they came from
     */
    public List<Word> words(TokenIds pieces, ModalityInput language) {
        if (tokenizer.isEmpty()) {
            return tokens(pieces);
        }
        return language instanceof Text(String value)
                ? tokenizer.get().words(pieces, value)
                : tokenizer.get().words(pieces);
    }

    /**
     * The word pieces themselves, [CLS] and [SEP] left out, as the vocabulary writes them; without one each is named by
     * its id.
     *
     * @param pieces of {@link #unencoded}
     */
    public List<Word> tokens(TokenIds pieces) {
        return IntStream.range(1, Math.max(1, TokenLimits.real(pieces) - 1))
                .mapToObj(i -> new Word(i, i + 1, name(pieces.ids()[i])))
                .toList();
    }

    private String name(long piece) {
        return tokenizer.map(words -> words.vocabulary().piece((int) piece)).orElse("#" + piece);
    }

    /** Id of [UNK]. */
    public long unknownPiece() {
        return tokenizer.map(words -> (long) words.vocabulary().unknown()).orElse(UNKNOWN);
    }

    /**
     * What stands for language that was not given: [CLS], eight times [UNK], [SEP]. Empty where the model takes no word
     * pieces.
     */
    public Optional<TokenIds> absentWords() {
        return switch (source) {
            case LanguageSource.FeaturesOnly _ -> Optional.empty();
            case LanguageSource.FrozenEncoder _, LanguageSource.InsideEmbedding _ ->
                tokenizer.map(words -> words.unknown(ABSENT_PIECES)).or(() -> limits.unknown(ABSENT_PIECES));
        };
    }

    private Read text(int utterance, String value) {
        Tokens tokens = pieces(utterance, value);
        return new Read(encoded(tokens.ids()), tokens.pieces() + 2, unknown(tokens.ids()), Optional.of(tokens.ids()));
    }

    private Tokens pieces(int utterance, String value) {
        if (tokenizer.isEmpty()) {
            throw new ContractException(
                    utterance,
                    Modality.LANGUAGE,
                    switch (source) {
                        case LanguageSource.FeaturesOnly _ ->
                            "the model has no text encoder; give language features instead of text";
                        case LanguageSource.InsideEmbedding _, LanguageSource.FrozenEncoder _ ->
                            "the model has no vocabulary; give language token ids instead of text";
                    });
        }
        Tokens tokens = tokenizer.get().tokenize(value);
        if (tokens.pieces() == 0) {
            throw new ContractException(
                    utterance, Modality.LANGUAGE, "the text holds no word: only control characters or accents");
        }
        return tokens;
    }

    /** The share of [UNK] among word pieces, in [0, 1]. */
    public double unknown(TokenIds ids) {
        long piece = unknownPiece();
        int real = 0;
        int unknown = 0;
        for (int i = 0; i < ids.tokens(); i++) {
            real += ids.attentionMask()[i] != 0 ? 1 : 0;
            unknown += ids.ids()[i] == piece ? 1 : 0;
        }
        return real <= 2 ? 0 : Math.min(1, (double) unknown / (real - 2));
    }

    private static IllegalStateException noTable() {
        return new IllegalStateException("an utterance has no table for language");
    }

    private static ContractException noTokenIds(int utterance) {
        return new ContractException(
                utterance, Modality.LANGUAGE, "the model has no text encoder; give features, not token ids");
    }

    /** The encoder has positions for no more tokens. */
    private static TokenIds cut(TokenIds ids, int most) {
        return ids.tokens() <= most
                ? ids
                : new TokenIds(
                        Arrays.copyOf(ids.ids(), most),
                        Arrays.copyOf(ids.attentionMask(), most),
                        Arrays.copyOf(ids.segmentIds(), most));
    }

    private Features features(int utterance, Features features) {
        return switch (source) {
            case LanguageSource.InsideEmbedding _ ->
                throw new ContractException(
                        utterance,
                        Modality.LANGUAGE,
                        "the model's text encoder lies inside it; give text or token ids, not features");
            case LanguageSource.FeaturesOnly _, LanguageSource.FrozenEncoder _ -> features;
        };
    }

    private static WordPieceTokenizer tokenizer(PackageReading model, Tokenizer settings) {
        return new WordPieceTokenizer(
                Vocabulary.read(model.bytes("vocab.txt")), settings.lowerCase(), settings.maxTokens());
    }

    @Override
    public void close() {
        encoder.ifPresent(TextEncoder::close);
    }
}
