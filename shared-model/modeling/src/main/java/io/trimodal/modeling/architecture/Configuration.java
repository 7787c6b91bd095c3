package io.trimodal.modeling.architecture;

import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers that make one model of an architecture. Depths that an architecture lacks are 0.
 *
 * @param name where the numbers come from: {@code mosi}, {@code mosei}, {@code sims} or a file's name
 * @param inputs frames and dims of each modality
 * @param width of every token, d
 * @param tokens learned tokens per modality
 * @param blocks heads, head width and feed-forward width of the ordinary blocks
 * @param embeddingDepth layers of each embedding: 1 in ALMT, 2 in LNLN
 * @param hyper depth, heads and head width of the hyper-modality layers; the language encoder has one layer less
 * @param fusionDepth layers of the cross transformer
 * @param lnln what LNLN has besides; all zero for ALMT
 */
public record Configuration(
        Architecture architecture,
        String name,
        Map<Modality, Input> inputs,
        int width,
        int tokens,
        Blocks blocks,
        int embeddingDepth,
        Hyper hyper,
        int fusionDepth,
        LnlnParts lnln) {

    /** The number that is 1 in the ablation; left out otherwise. */
    static final String CONCATENATED = "hyper_concatenated";

    /** The number that is 0 where LNLN's generator is not trained against the sentiment loss; left out otherwise. */
    static final String SENTIMENT_REVERSED = "sentiment_reversed";

    /** @param frames most frames; @param dims values per frame */
    public record Input(int frames, int dims) {}

    /** @param hidden width inside the feed-forward blocks */
    public record Blocks(int heads, int headWidth, int hidden) {
        public TransformerBlocks.Widths widths() {
            return new TransformerBlocks.Widths(heads, headWidth, hidden);
        }
    }

    /**
     * @param concatenated ALMT's ablation: no hyper-modality is learned, the fusion sees the three modalities' tokens
     *     one after the other. Depth still decides the depth of the language encoder
     */
    public record Hyper(int depth, int heads, int headWidth, boolean concatenated) {
        /** As published. */
        public Hyper(int depth, int heads, int headWidth) {
            this(depth, heads, headWidth, false);
        }
    }

    /**
     * @param hidden width inside the discriminator and the completeness head
     * @param losses weights α, β, γ, σ
     */
    public record LnlnParts(
            int completenessDepth, int proxyDepth, int reconstructionDepth, int hidden, LossWeights losses) {
        public static final LnlnParts NONE = new LnlnParts(0, 0, 0, 0, new LossWeights(0, 0, 0, 1));
    }

    /**
     * Weights of LNLN's losses, in the order of its paper's α, β, γ, σ.
     *
     * @param sentimentReversed whether the gradient reversal behind the proxy generator also turns the sentiment loss's
     *     gradient, as the published code does: the generator is then trained to raise that loss. Otherwise the
     *     discriminator's alone
     */
    public record LossWeights(
            double completeness,
            double adversarial,
            double reconstruction,
            double sentiment,
            boolean sentimentReversed) {
        /** As published. */
        public LossWeights(double completeness, double adversarial, double reconstruction, double sentiment) {
            this(completeness, adversarial, reconstruction, sentiment, true);
        }
    }

    public Configuration {
        positive("width", width);
        positive("tokens", tokens);
        positive("heads", blocks.heads());
        positive("head_width", blocks.headWidth());
        positive("hidden", blocks.hidden());
        positive("embedding_depth", embeddingDepth);
        positive("hyper_depth", hyper.depth());
        positive("hyper_heads", hyper.heads());
        positive("hyper_head_width", hyper.headWidth());
        positive("fusion_depth", fusionDepth);
        if (architecture == Architecture.LNLN) {
            if (hyper.concatenated()) {
                throw new ConfigurationException(CONCATENATED, "is an ablation of ALMT; LNLN has none");
            }
            positive("completeness_depth", lnln.completenessDepth());
            positive("proxy_depth", lnln.proxyDepth());
            positive("reconstruction_depth", lnln.reconstructionDepth());
            positive("lnln_hidden", lnln.hidden());
        }
        for (Modality modality : Modality.values()) {
            Input input = inputs.get(modality);
            if (input == null) {
                throw new ConfigurationException(modality.key(), "frames and dims are missing");
            }
            positive(modality.key() + ".frames", input.frames());
            positive(modality.key() + ".dims", input.dims());
        }
        inputs = Map.copyOf(inputs);
    }

    public Input input(Modality modality) {
        return inputs.get(modality);
    }

    public Configuration withInputs(Input language, Input audio, Input vision) {
        Map<Modality, Input> changed = new EnumMap<>(Modality.class);
        changed.put(Modality.LANGUAGE, language);
        changed.put(Modality.AUDIO, audio);
        changed.put(Modality.VISION, vision);
        return new Configuration(
                architecture, name, changed, width, tokens, blocks, embeddingDepth, hyper, fusionDepth, lnln);
    }

    /** The numbers by name, as the manifest and reports list them. */
    public Map<String, Number> numbers() {
        Map<String, Number> numbers = new LinkedHashMap<>();
        for (Modality modality : Modality.values()) {
            numbers.put(modality.key() + "_frames", input(modality).frames());
            numbers.put(modality.key() + "_dims", input(modality).dims());
        }
        numbers.put("width", width);
        numbers.put("tokens", tokens);
        numbers.put("heads", blocks.heads());
        numbers.put("head_width", blocks.headWidth());
        numbers.put("hidden", blocks.hidden());
        numbers.put("embedding_depth", embeddingDepth);
        numbers.put("hyper_depth", hyper.depth());
        numbers.put("hyper_heads", hyper.heads());
        numbers.put("hyper_head_width", hyper.headWidth());
        numbers.put("fusion_depth", fusionDepth);
        if (hyper.concatenated()) {
            numbers.put(CONCATENATED, 1);
        }
        if (architecture == Architecture.LNLN) {
            numbers.put("completeness_depth", lnln.completenessDepth());
            numbers.put("proxy_depth", lnln.proxyDepth());
            numbers.put("reconstruction_depth", lnln.reconstructionDepth());
            numbers.put("lnln_hidden", lnln.hidden());
            numbers.put("completeness_weight", lnln.losses().completeness());
            numbers.put("adversarial_weight", lnln.losses().adversarial());
            numbers.put("reconstruction_weight", lnln.losses().reconstruction());
            numbers.put("sentiment_weight", lnln.losses().sentiment());
            if (!lnln.losses().sentimentReversed()) {
                numbers.put(SENTIMENT_REVERSED, 0);
            }
        }
        return numbers;
    }

    private static void positive(String field, int value) {
        if (value < 1 || value > 1_000_000) {
            throw new ConfigurationException(field, "must be between 1 and 1000000, not " + value);
        }
    }
}
