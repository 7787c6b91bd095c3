package io.trimodal.benchmark.model;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.ModelPackage;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * The runs of ONNX Runtime that a prediction of one utterance is made of, and nothing else: inputs lie ready in native
 * memory, and no answer is made of the outputs. As in a prediction, the embeddings run side by side on a pool. What a
 * prediction takes beyond this is time outside ONNX Runtime.
 */
public final class BareGraphs implements AutoCloseable {
    private static final String EMBEDDED = "embedded";

    private final ModelPackage source;
    private final InferencePool pool;
    private final Map<Modality, Graph> embeddings = new EnumMap<>(Modality.class);
    private final Graph fuse;
    private final Graph encoder;

    /** @param source a package with a frozen text encoder */
    public BareGraphs(ModelPackage source, OnnxGraphs graphs, int sideBySide) {
        this.source = source;
        this.pool = new InferencePool(sideBySide, sideBySide);
        for (Modality modality : Modality.values()) {
            embeddings.put(modality, graphs.load(source.file("embed-" + modality.key() + ".onnx")));
        }
        this.fuse = graphs.load(source.file("fuse.onnx"));
        this.encoder = graphs.load(source.file("text-encoder.onnx"));
    }

    /** The runs of an utterance with features of all modalities. */
    public Supplier<Object> features(Utterance utterance) {
        List<Callable<Tensor>> embed = new ArrayList<>();
        for (Modality modality : Modality.values()) {
            Map<String, Tensor> feeds = Map.of(modality.key(), padded(modality, (Features) utterance.input(modality)));
            embed.add(() -> embed(modality, feeds));
        }
        return () -> {
            List<Tensor> embedded = pool.all(embed);
            Map<String, Tensor> tokens = new LinkedHashMap<>();
            for (Modality modality : Modality.values()) {
                tokens.put(modality.key(), embedded.get(modality.ordinal()));
            }
            return fuse.run(tokens, List.of("score"));
        };
    }

    /**
     * The runs of an utterance with text alone: encoder, language embedding, fusion; the absent modalities' embeddings
     * are constants.
     */
    public Supplier<Object> text(String text) {
        TokenIds ids = EncoderFiles.of(source).tokens(List.of(text)).getFirst();
        PaddedBatch encode = new PaddedBatch(encoder);
        Tensor.Floats features = (Tensor.Floats) encode.encode(List.of(ids));
        float[] values = new float[features.values().limit()];
        features.values().get(0, values);
        Map<String, Tensor> language = Map.of(
                Modality.LANGUAGE.key(),
                padded(Modality.LANGUAGE, new Features(ids.tokens(), values.length / ids.tokens(), values)));
        Map<String, Tensor> tokens = new HashMap<>();
        for (Modality modality : List.of(Modality.AUDIO, Modality.VISION)) {
            FeatureContract contract = source.manifest().contracts().get(modality);
            Tensor zeros = Tensor.floats(1, contract.frames(), contract.dims());
            tokens.put(modality.key(), embed(modality, Map.of(modality.key(), zeros)));
        }
        return () -> {
            encode.encode(List.of(ids));
            Map<String, Tensor> all = new HashMap<>(tokens);
            all.put(Modality.LANGUAGE.key(), embed(Modality.LANGUAGE, language));
            return fuse.run(all, List.of("score"));
        };
    }

    private Tensor embed(Modality modality, Map<String, Tensor> feeds) {
        return embeddings.get(modality).run(feeds, List.of(EMBEDDED)).get(EMBEDDED);
    }

    /** As the contract has it: cut to its frames, or zero rows up to them. */
    private Tensor.Floats padded(Modality modality, Features features) {
        FeatureContract contract = source.manifest().contracts().get(modality);
        Tensor.Floats tensor = Tensor.floats(1, contract.frames(), contract.dims());
        int count = Math.min(features.frames(), contract.frames()) * contract.dims();
        tensor.values().put(0, features.values(), 0, count);
        return tensor;
    }

    @Override
    public void close() {
        embeddings.values().forEach(Graph::close);
        fuse.close();
        encoder.close();
        pool.close();
    }
}
