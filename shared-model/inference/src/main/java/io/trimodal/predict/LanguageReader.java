package io.trimodal.predict;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.LanguageInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModelInput;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.model.Manifest;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.Manifest.Tokenizer;
import io.trimodal.text.PlacedTokens;
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
     * Language before any text encoder.
     *
     * @param input the model's word pieces for words, cut to what its encoder takes; or features
     * @param given tokens that the caller gave, before any were cut
     * @param unknown share of its word pieces that are [UNK], in [0, 1]
     */
    record Read(ModelInput input, int given, double unknown) {}

    /**
     * Empty where language was not given.
     *
     * @param utterance index, for the message
     * @throws ContractException if the model cannot take language in this form
     */
    Optional<Read> read(int utterance, LanguageInput language) {
        return switch (language) {
            case Absent _ -> Optional.empty();
            case Text(String value) -> {
                Tokens tokens = pieces(utterance, value);
                yield Optional.of(new Read(tokens.ids(), tokens.pieces() + 2, unknown(tokens.ids())));
            }
            case TokenIds ids -> Optional.of(new Read(pieces(utterance, ids), ids.tokens(), unknown(ids)));
            case Features features -> Optional.of(new Read(features(utterance, features), features.frames(), 0));
        };
    }

    private TokenIds pieces(int utterance, TokenIds ids) {
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
    public ModelInput encoded(TokenIds ids) {
        return encoder.isPresent() ? encoder.get().encode(List.of(ids)).getFirst() : ids;
    }

    /**
     * Which tokens make up which word, [CLS] and [SEP] left out. Without a vocabulary every token is a word, named by
     * its id.
     *
     * @param pieces of a {@link PreparedUtterance}
     * @param language that they came from
     */
    public List<Word> words(TokenIds pieces, LanguageInput language) {
        if (tokenizer.isEmpty()) {
            return tokens(pieces);
        }
        return language instanceof Text(String value)
                ? tokenizer.get().words(pieces, value)
                : tokenizer.get().words(pieces);
    }

    /** Where the words of a text that the model was given stand in it; none where it takes no text. */
    public List<PlacedTokens> places(String text) {
        return tokenizer.map(words -> words.places(text)).orElse(List.of());
    }

    /**
     * The word pieces themselves, [CLS] and [SEP] left out, as the vocabulary writes them; without one each is named by
     * its id.
     *
     * @param pieces of a {@link PreparedUtterance}
     */
    public List<Word> tokens(TokenIds pieces) {
        return IntStream.range(1, Math.max(1, TokenLimits.real(pieces) - 1))
                .mapToObj(i -> new Word(i, i + 1, name(pieces.ids()[i])))
                .toList();
    }

    private String name(long piece) {
        return tokenizer.map(words -> words.vocabulary().piece((int) piece)).orElse("#" + piece);
    }

    /** What makes word pieces of text; empty where the model takes none, or has no vocabulary. */
    public Optional<WordPieceTokenizer> tokenizer() {
        return tokenizer;
    }

    /** Size of the vocabulary; {@link Long#MAX_VALUE} where it is not known. */
    public long pieces() {
        return limits.pieces();
    }

    /** Id of [UNK]. */
    public long unknownPiece() {
        return tokenizer.map(words -> (long) words.vocabulary().unknown()).orElse(TokenLimits.UNKNOWN);
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
    private double unknown(TokenIds ids) {
        long piece = unknownPiece();
        int real = 0;
        int unknown = 0;
        for (int i = 0; i < ids.tokens(); i++) {
            real += ids.attentionMask()[i] != 0 ? 1 : 0;
            unknown += ids.ids()[i] == piece ? 1 : 0;
        }
        return real <= 2 ? 0 : Math.min(1, (double) unknown / (real - 2));
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
