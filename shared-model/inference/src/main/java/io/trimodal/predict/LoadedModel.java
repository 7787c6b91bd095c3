package io.trimodal.predict;

import io.trimodal.feature.Features;
import io.trimodal.feature.InvalidFeaturesException;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModelInput;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.InvalidPackageException;
import io.trimodal.model.Manifest;
import io.trimodal.model.ManifestJson;
import io.trimodal.model.ModelPackage;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.GraphRunException;
import io.trimodal.runtime.InputBuffers;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A model that is ready to run: its graphs are loaded, the embeddings of absent modalities are computed, its self-test
 * has passed. Offers the batch-first operations that prediction, robustness checks and explanations are made of.
 * Thread-safe until closed.
 */
public final class LoadedModel implements AutoCloseable {
    private static final String EMBEDDED = "embedded";
    private static final String ATTENTION = "attention";
    /** Inputs of several batches of the published configurations' length. */
    private static final long MOST_IDLE_BYTES = 64L << 20;
    /** What is copied over the padding, piece by piece. */
    private static final float[] ZEROS = new float[1024];

    private static final String SCORE = "score";
    private static final String COMPLETENESS = "completeness";
    private static final String ALPHA = "alpha";
    private static final String BETA = "beta";

    private final ModelPackage source;
    private final ModelGraphs graphs;
    private final LanguageReader language;
    private final InputBuffers buffers = new InputBuffers(MOST_IDLE_BYTES);
    private final Map<Modality, float[]> absent = new EnumMap<>(Modality.class);
    private final ModelGradients gradients;
    private final Optional<float[]> unknownRow;
    private final Familiarity familiarity;

    private LoadedModel(ModelPackage source, OnnxGraphs runtime, ModelGraphs graphs, LanguageReader language) {
        this.source = source;
        this.graphs = graphs;
        this.language = language;
        this.gradients = new ModelGradients(this, source, runtime);
        Optional<ModelInput> unknown = language.absentWords().map(language::encoded);
        for (Modality modality : Modality.values()) {
            absent.put(modality, embedAbsent(modality, unknown));
        }
        unknownRow = unknown.flatMap(LoadedModel::meanOfInnerRows);
        familiarity = new Familiarity(
                source.manifest(), KnownLanguage.of(source.manifest(), language.tokenizer()), unknownRow);
    }

    /**
     * Loads, warms and tests a package.
     *
     * @throws InvalidPackageException if a file is not what its manifest lists, its self-test fails, or its graphs do
     *     not fit its manifest
     * @throws io.trimodal.runtime.InvalidGraphException if one of its graphs cannot be loaded
     */
    public static LoadedModel open(ModelPackage source, OnnxGraphs graphs) {
        PackageReading reading = new PackageReading(source, graphs);
        // The text encoder takes about as long to load as the other four together: side by side, half the time.
        CompletableFuture<ModelGraphs> others = CompletableFuture.supplyAsync(() -> ModelGraphs.open(reading));
        LanguageReader language;
        try {
            language = LanguageReader.open(reading);
        } catch (RuntimeException e) {
            others.thenAccept(ModelGraphs::close);
            throw e;
        }
        ModelGraphs opened;
        try {
            opened = others.join();
        } catch (CompletionException e) {
            language.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        try {
            LoadedModel model = new LoadedModel(source, graphs, opened, language);
            SelfTest.of(reading).run(model);
            reading.verifyOthers();
            return model;
        } catch (GraphRunException | InvalidFeaturesException e) {
            opened.close();
            language.close();
            throw new InvalidPackageException(
                    source.id().toString(), "its graphs do not fit its manifest: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            opened.close();
            language.close();
            throw e;
        }
    }

    public Manifest manifest() {
        return source.manifest();
    }

    /** SHA-256 of the package's manifest. */
    public String digest() {
        return source.digest();
    }

    public FeatureContract contract(Modality modality) {
        return manifest().contracts().get(modality);
    }

    /** Embedded tokens per modality. */
    public int tokens() {
        return setting("tokens");
    }

    /** Width of an embedded token. */
    public int width() {
        return setting("width");
    }

    private int setting(String name) {
        Number value = manifest().configuration().get(name);
        if (value == null) {
            throw new InvalidPackageException(ManifestJson.FILE, "/configuration/" + name + " is missing");
        }
        return value.intValue();
    }

    /** How words become what the language embedding takes. */
    public LanguageReader language() {
        return language;
    }

    /** Tells input that the model cannot know. */
    public Familiarity familiarity() {
        return familiarity;
    }

    /** SHA-256 of the frozen text encoder's file; empty where there is none, or it lies inside the embedding. */
    public Optional<String> textEncoder() {
        return Optional.ofNullable(manifest().files().get(LanguageReader.ENCODER));
    }

    /**
     * Looks at an utterance without running anything.
     *
     * @param index of the utterance in its request
     * @throws ContractException if the model does not take it
     */
    public void requireContract(int index, Utterance utterance) {
        PreparedUtterance.of(this, index, utterance);
    }

    /**
     * The embedding of a modality that was not given, {@code [tokens, width]}: one constant of the model, whatever else
     * is asked of it. Not to be mistaken for a modality that was given and then erased.
     */
    public float[] absentEmbedding(Modality modality) {
        return absent.get(modality).clone();
    }

    /** The same for several utterances. @return {@code [rows, tokens, width]} */
    public Tensor.Floats absentTokens(Modality modality, int rows) {
        float[] embedding = absent.get(modality);
        Tensor.Floats tokens = Tensor.floats(rows, tokens(), width());
        for (int i = 0; i < rows; i++) {
            tokens.values().put(i * embedding.length, embedding);
        }
        return tokens;
    }

    /** Derivatives of the score; its graphs are loaded when first asked for. */
    public ModelGradients gradients() {
        return gradients;
    }

    /**
     * Embeds one modality of several utterances. Inputs are cut to the contract's frames or padded up to them with zero
     * rows (token ids with [PAD], mask 0), as the models were trained.
     *
     * @param inputs all {@link Features} of the contract's dims, or all {@link TokenIds}; not empty
     */
    public Embeddings embed(Modality modality, List<? extends ModelInput> inputs) {
        Map<String, Tensor> results = embed(modality, inputs, List.of(EMBEDDED, ATTENTION));
        return new Embeddings((Tensor.Floats) results.get(EMBEDDED), (Tensor.Floats) results.get(ATTENTION));
    }

    /**
     * The tokens of {@link #embed} alone, {@code [batch, tokens, width]}: the attention onto long inputs is not copied
     * out.
     */
    public Tensor.Floats tokens(Modality modality, List<? extends ModelInput> inputs) {
        return (Tensor.Floats) embed(modality, inputs, List.of(EMBEDDED)).get(EMBEDDED);
    }

    private Map<String, Tensor> embed(Modality modality, List<? extends ModelInput> inputs, List<String> wanted) {
        FeatureContract contract = contract(modality);
        Graph graph = graphs.embeddings().get(modality);
        if (inputs.getFirst() instanceof TokenIds) {
            return graph.run(tokenFeeds(inputs, contract.frames()), wanted);
        }
        return buffers.lend(new long[] {inputs.size(), contract.frames(), contract.dims()}, features -> {
            fill(features.values(), inputs, contract);
            return graph.run(Map.of(modality.key(), features), wanted);
        });
    }

    /** @param tokens embedded tokens of each modality, each {@code [batch, tokens, width]} */
    public Fusion fuse(Map<Modality, Tensor.Floats> tokens) {
        return fusion(runFuse(tokens, List.of()));
    }

    /** {@link #fuse} with the attention maps of the hyper-modality layers. */
    public FusionMaps fuseWithMaps(Map<Modality, Tensor.Floats> tokens) {
        Map<String, Tensor> results = runFuse(tokens, List.of(ALPHA, BETA));
        return new FusionMaps(fusion(results), (Tensor.Floats) results.get(ALPHA), (Tensor.Floats) results.get(BETA));
    }

    private Map<String, Tensor> runFuse(Map<Modality, Tensor.Floats> tokens, List<String> maps) {
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        tokens.forEach((modality, value) -> feeds.put(modality.key(), value));
        List<String> wanted = new ArrayList<>(maps);
        wanted.add(SCORE);
        if (graphs.fuse().outputNames().contains(COMPLETENESS)) {
            wanted.add(COMPLETENESS);
        }
        return graphs.fuse().run(feeds, wanted);
    }

    private static Fusion fusion(Map<String, Tensor> results) {
        return new Fusion(
                floats(results.get(SCORE)),
                results.containsKey(COMPLETENESS) ? floats(results.get(COMPLETENESS)) : new float[0]);
    }

    /**
     * What stands for a language row that was erased where language came as features and not as words: the mean of the
     * encoder's rows for [UNK]s among nothing but [UNK]s, {@code [dims]}. Empty where the package has no encoder beside
     * its embedding.
     */
    public Optional<float[]> unknownRow() {
        return unknownRow.map(float[]::clone);
    }

    /** Without the first and the last, which are [CLS] and [SEP]. */
    private static Optional<float[]> meanOfInnerRows(ModelInput words) {
        if (!(words instanceof Features features)) {
            return Optional.empty();
        }
        float[] mean = new float[features.dims()];
        int inner = features.frames() - 2;
        for (int frame = 1; frame <= inner; frame++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += features.values()[frame * mean.length + i] / inner;
            }
        }
        return Optional.of(mean);
    }

    private float[] embedAbsent(Modality modality, Optional<ModelInput> unknown) {
        FeatureContract contract = contract(modality);
        Features zeros = new Features(1, contract.dims(), new float[contract.dims()]);
        ModelInput input = switch (modality) {
            case LANGUAGE -> unknown.orElseGet(() -> wordless(zeros));
            case AUDIO, VISION -> zeros;
        };
        return floats(tokens(modality, List.of(input)));
    }

    /** Where neither words nor features are known: padding only. */
    private ModelInput wordless(Features zeros) {
        return switch (manifest().language()) {
            case Manifest.LanguageSource.InsideEmbedding _ -> new TokenIds(new long[1], new long[] {1}, new long[1]);
            case Manifest.LanguageSource.FeaturesOnly _, Manifest.LanguageSource.FrozenEncoder _ -> zeros;
        };
    }

    /** {@code [batch, frames, dims]}, cut or padded with zero rows to the contract's frames. */
    static Tensor.Floats features(List<Features> inputs, FeatureContract contract) {
        Tensor.Floats tensor = Tensor.floats(inputs.size(), contract.frames(), contract.dims());
        fill(tensor.values(), inputs, contract);
        return tensor;
    }

    /** Writes every element: the buffer holds another run's input. */
    private static void fill(FloatBuffer values, List<? extends ModelInput> inputs, FeatureContract contract) {
        int size = contract.frames() * contract.dims();
        for (int i = 0; i < inputs.size(); i++) {
            Features features = (Features) inputs.get(i);
            int count = Math.min(contract.frames(), features.frames()) * contract.dims();
            values.put(i * size, features.values(), 0, count);
            for (int at = count; at < size; at += ZEROS.length) {
                values.put(i * size + at, ZEROS, 0, Math.min(ZEROS.length, size - at));
            }
        }
    }

    private static Map<String, Tensor> tokenFeeds(List<? extends ModelInput> inputs, int frames) {
        Tensor.Longs ids = Tensor.longs(inputs.size(), frames);
        Tensor.Longs mask = Tensor.longs(inputs.size(), frames);
        Tensor.Longs segments = Tensor.longs(inputs.size(), frames);
        for (int i = 0; i < inputs.size(); i++) {
            TokenIds tokens = (TokenIds) inputs.get(i);
            int count = Math.min(frames, tokens.tokens());
            ids.values().put(i * frames, tokens.ids(), 0, count);
            mask.values().put(i * frames, tokens.attentionMask(), 0, count);
            segments.values().put(i * frames, tokens.segmentIds(), 0, count);
        }
        return Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", segments);
    }

    static float[] floats(Tensor tensor) {
        Tensor.Floats floats = (Tensor.Floats) tensor;
        float[] values = new float[floats.values().limit()];
        floats.values().get(0, values);
        return values;
    }

    /** Waits for the runs that are in flight. */
    @Override
    public void close() {
        gradients.close();
        graphs.close();
        language.close();
    }

    @Override
    public String toString() {
        return manifest().id().toString();
    }
}
