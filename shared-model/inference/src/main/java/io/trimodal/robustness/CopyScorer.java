package io.trimodal.robustness;

import io.trimodal.feature.Modality;
import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.TokenIds;
import io.trimodal.predict.Fusion;
import io.trimodal.predict.LoadedModel;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;

/**
 * Scores copies of a request's utterances with one model, a slice of copies at a time. A variant of a modality is
 * embedded once however many copies share it, and kept a while for slices to come. Batches are cut at fixed sizes,
 * whatever the number of threads, so that the same request gives the same bytes. Not thread-safe; it runs its parts on
 * the pool.
 */
final class CopyScorer {
    /**
     * Rows per embedding run: larger batches are no faster per row, and smaller ones leave more to share among threads.
     */
    private static final int EMBEDDED_TOGETHER = 16;
    /** Rows per fusion run. */
    private static final int FUSED_TOGETHER = 32;
    /** Embedded variants that are kept per modality: 4 kB each at the published width. More than a slice has copies. */
    private static final int KEPT = 512;

    private final LoadedModel model;
    private final List<Prepared> utterances;
    private final InferencePool pool;
    private final Map<Modality, SequencedMap<Key, float[]>> embedded = new EnumMap<>(Modality.class);
    private long forwardPasses;
    private long embeddings;

    /** One embedding input of the request. */
    private record Key(int utterance, Variant variant) {}

    CopyScorer(LoadedModel model, List<Prepared> utterances, InferencePool pool) {
        this.model = model;
        this.utterances = utterances;
        this.pool = pool;
        for (Modality modality : Modality.values()) {
            embedded.put(modality, new LinkedHashMap<>());
        }
    }

    LoadedModel model() {
        return model;
    }

    List<Prepared> utterances() {
        return utterances;
    }

    /** Rows that went through fusion so far. */
    long forwardPasses() {
        return forwardPasses;
    }

    /** Rows that went through an embedding so far, in all modalities. */
    long embeddings() {
        return embeddings;
    }

    /**
     * Scores of copies, in order; equal ones are run once.
     *
     * @param encodings the texts that other models had encoded for the same slice, to which this one adds
     */
    Fusion score(List<Copy> copies, Encodings encodings) {
        return score(copies, encodings, FUSED_TOGETHER);
    }

    /**
     * As {@link #score}, to the last bit as predict scores each copy when it is sent alone: ONNX Runtime multiplies a
     * matrix of one row in another order than one of several, and so a score from a batch of LNLN's can differ in its
     * last bits.
     */
    Fusion scoreEachAlone(List<Copy> copies, Encodings encodings) {
        return score(copies, encodings, 1);
    }

    private Fusion score(List<Copy> copies, Encodings encodings, int fusedTogether) {
        SequencedMap<Copy, Integer> rows = new LinkedHashMap<>();
        copies.forEach(copy -> rows.putIfAbsent(copy, rows.size()));
        Fusion distinct = scoreDistinct(List.copyOf(rows.sequencedKeySet()), encodings, fusedTogether);
        int[] row = copies.stream().mapToInt(rows::get).toArray();
        return new Fusion(
                picked(distinct.score(), row),
                distinct.completeness().length == 0 ? new float[0] : picked(distinct.completeness(), row));
    }

    private static float[] picked(float[] values, int[] rows) {
        float[] picked = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    private Fusion scoreDistinct(List<Copy> copies, Encodings encodings, int fusedTogether) {
        for (Modality modality : Modality.values()) {
            embed(modality, copies, encodings);
        }
        List<Callable<Fusion>> runs = new ArrayList<>();
        for (int from = 0; from < copies.size(); from += fusedTogether) {
            List<Copy> together = copies.subList(from, Math.min(copies.size(), from + fusedTogether));
            runs.add(() -> model.fuse(tokens(together)));
        }
        List<Fusion> fusions = pool.all(runs);
        forwardPasses += copies.size();
        return new Fusion(
                joined(fusions.stream().map(Fusion::score).toList()),
                joined(fusions.stream().map(Fusion::completeness).toList()));
    }

    private void embed(Modality modality, List<Copy> copies, Encodings encodings) {
        SequencedMap<Key, float[]> known = embedded.get(modality);
        SequencedMap<Key, ModalityInput> missing = new LinkedHashMap<>();
        for (Copy copy : copies) {
            Key key = key(copy, modality);
            if (known.containsKey(key)) {
                known.putLast(key, known.get(key)); // the slice at hand needs it: it is dropped last
            } else if (!missing.containsKey(key)) {
                Optional<ModalityInput> input = utterances.get(key.utterance()).input(model, modality, key.variant());
                if (input.isPresent()) {
                    missing.put(key, input.get());
                } else {
                    known.putLast(key, model.absentEmbedding(modality));
                }
            }
        }
        List<Key> keys = List.copyOf(missing.sequencedKeySet());
        List<float[]> rows = rows(modality, encoded(List.copyOf(missing.sequencedValues()), encodings));
        for (int i = 0; i < keys.size(); i++) {
            known.putLast(keys.get(i), rows.get(i));
        }
        embeddings += keys.size();
        while (known.size() > KEPT) {
            known.pollFirstEntry();
        }
    }

    private List<ModalityInput> encoded(List<ModalityInput> inputs, Encodings encodings) {
        List<TokenIds> texts = inputs.stream()
                .filter(TokenIds.class::isInstance)
                .map(TokenIds.class::cast)
                .toList();
        Iterator<ModalityInput> encoded = encodings.encode(model, texts).iterator();
        return inputs.stream()
                .map(input -> input instanceof TokenIds ? encoded.next() : input)
                .toList();
    }

    private List<float[]> rows(Modality modality, List<ModalityInput> inputs) {
        List<Callable<float[]>> runs = new ArrayList<>();
        for (int from = 0; from < inputs.size(); from += EMBEDDED_TOGETHER) {
            List<ModalityInput> together = inputs.subList(from, Math.min(inputs.size(), from + EMBEDDED_TOGETHER));
            runs.add(() -> values(model.tokens(modality, together)));
        }
        int size = model.tokens() * model.width();
        List<float[]> rows = new ArrayList<>(inputs.size());
        for (float[] batch : pool.all(runs)) {
            for (int from = 0; from < batch.length; from += size) {
                rows.add(Arrays.copyOfRange(batch, from, from + size));
            }
        }
        return rows;
    }

    private Map<Modality, Tensor.Floats> tokens(List<Copy> copies) {
        Map<Modality, Tensor.Floats> tokens = new EnumMap<>(Modality.class);
        int size = model.tokens() * model.width();
        for (Modality modality : Modality.values()) {
            Tensor.Floats all = Tensor.floats(copies.size(), model.tokens(), model.width());
            for (int i = 0; i < copies.size(); i++) {
                all.values().put(i * size, embedded.get(modality).get(key(copies.get(i), modality)));
            }
            tokens.put(modality, all);
        }
        return tokens;
    }

    private static Key key(Copy copy, Modality modality) {
        return new Key(copy.utterance(), copy.variants().get(modality));
    }

    private static float[] values(Tensor.Floats tensor) {
        float[] values = new float[tensor.values().limit()];
        tensor.values().get(0, values);
        return values;
    }

    private static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int next = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, next, part.length);
            next += part.length;
        }
        return all;
    }
}
