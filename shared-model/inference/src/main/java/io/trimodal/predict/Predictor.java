package io.trimodal.predict;

import io.trimodal.feature.Modality;
import io.trimodal.feature.ModelInput;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.Length;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Scores a batch of utterances in one batched inference: each modality is embedded once for all utterances that have
 * it, absent ones take the embedding that was computed when the model was loaded, and one fusion scores all.
 * Thread-safe.
 */
public final class Predictor {
    /** Utterances of a request that is short: some 50 ms of one processor where they are text. */
    private static final int MOST_SHORT = 8;

    private final InferencePool pool;

    public Predictor(InferencePool pool) {
        this.pool = pool;
    }

    /**
     * Many utterances are long work, so that they do not keep others from their few.
     *
     * @param utterances may be empty
     * @return one prediction per utterance, in order
     * @throws ContractException for the first input that the model does not take
     * @throws io.trimodal.runtime.OverloadedException if too much work is waiting
     */
    public List<Prediction> predict(LoadedModel model, List<Utterance> utterances) {
        Length length = utterances.size() > MOST_SHORT ? Length.LONG : Length.SHORT;
        return utterances.isEmpty()
                ? List.of()
                : pool.admit(length, () -> score(model, PreparedUtterance.all(model, utterances)));
    }

    /**
     * The same of utterances that were prepared before.
     *
     * @param length a batch gathered from short requests is short
     */
    public List<Prediction> predict(LoadedModel model, List<PreparedUtterance> utterances, Length length) {
        return utterances.isEmpty() ? List.of() : pool.admit(length, () -> score(model, utterances));
    }

    private List<Prediction> score(LoadedModel model, List<PreparedUtterance> utterances) {
        List<Map<Modality, ModelInput>> rows = encoded(model, utterances);
        Map<Modality, Tensor.Floats> tokens = new EnumMap<>(Modality.class);
        List<Callable<Tensor.Floats>> embeddings = new ArrayList<>();
        for (Modality modality : Modality.values()) {
            embeddings.add(() -> embed(model, modality, rows));
        }
        List<Tensor.Floats> embedded = pool.all(embeddings);
        for (Modality modality : Modality.values()) {
            tokens.put(modality, embedded.get(modality.ordinal()));
        }
        Callable<Fusion> fuse = () -> model.fuse(tokens);
        Fusion fusion = pool.all(List.of(fuse)).getFirst();
        return IntStream.range(0, rows.size())
                .mapToObj(i -> utterances.get(i).prediction(model, fusion, i))
                .toList();
    }

    /**
     * What the embeddings take. On the pool only where there is something to encode: a thread that wakes for nothing
     * costs as much as a small run.
     */
    private List<Map<Modality, ModelInput>> encoded(LoadedModel model, List<PreparedUtterance> utterances) {
        List<Map<Modality, ModelInput>> rows = new ArrayList<>();
        List<Callable<ModelInput>> encodings = new ArrayList<>();
        for (PreparedUtterance utterance : utterances) {
            rows.add(new EnumMap<>(Modality.class));
            rows.getLast().putAll(utterance.inputs());
            if (utterance.inputs().get(Modality.LANGUAGE) instanceof TokenIds pieces) {
                encodings.add(() -> model.language().encoded(pieces));
            }
        }
        Iterator<ModelInput> languages = (encodings.isEmpty() ? List.<ModelInput>of() : pool.all(encodings)).iterator();
        rows.forEach(row -> row.computeIfPresent(
                Modality.LANGUAGE, (_, input) -> input instanceof TokenIds ? languages.next() : input));
        return rows;
    }

    /** {@code [batch, tokens, width]}: one run for the utterances that have the modality, a constant for the others. */
    private static Tensor.Floats embed(LoadedModel model, Modality modality, List<Map<Modality, ModelInput>> rows) {
        List<ModelInput> present = rows.stream()
                .map(row -> row.get(modality))
                .filter(Objects::nonNull)
                .toList();
        if (present.size() == rows.size()) {
            return model.tokens(modality, present);
        }
        Tensor.Floats all = model.absentTokens(modality, rows.size());
        if (present.isEmpty()) {
            return all;
        }
        int size = model.tokens() * model.width();
        float[] embedded = LoadedModel.floats(model.tokens(modality, present));
        int next = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).containsKey(modality)) {
                all.values().put(i * size, embedded, next * size, size);
                next++;
            }
        }
        return all;
    }
}
