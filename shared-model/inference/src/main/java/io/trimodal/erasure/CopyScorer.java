package io.trimodal.erasure;

import io.trimodal.feature.Modality;
import io.trimodal.feature.ModelInput;
import io.trimodal.predict.Fusion;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.PreparedUtterance;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Scores copies of a request's utterances with one model. A variant of a modality is embedded once however many copies
 * share it, and kept a while for copies to come. Batches are cut at fixed sizes, whatever the number of threads, so
 * that the same request gives the same bytes. Not thread-safe; it runs its parts on the pool.
 */
public final class CopyScorer {
    /**
     * Rows per embedding run: larger batches are no faster per row, and smaller ones leave more to share among threads.
     */
    private static final int EMBEDDED_TOGETHER = 16;
    /** Rows per fusion run. */
    private static final int FUSED_TOGETHER = 32;
    /** Embedded variants that are kept per modality beside those in use: 4 kB each at the published width. */
    private static final int KEPT = 512;

    private final LoadedModel model;
    private final List<PreparedUtterance> utterances;
    private final SliceRunner runner;
    private final Map<Modality, SequencedMap<Key, float[]>> embedded = new EnumMap<>(Modality.class);

    /** One embedding input of the request. */
    private record Key(int utterance, Variant variant) {
        static Key of(Copy copy, Modality modality) {
            return new Key(copy.utterance(), copy.variants().get(modality));
        }
    }

    public CopyScorer(LoadedModel model, List<PreparedUtterance> utterances, SliceRunner runner) {
        this.model = model;
        this.utterances = utterances;
        this.runner = runner;
        for (Modality modality : Modality.values()) {
            embedded.put(modality, new LinkedHashMap<>());
        }
    }

    public LoadedModel model() {
        return model;
    }

    public List<PreparedUtterance> utterances() {
        return utterances;
    }

    /** Rows that went through the model so far. */
    public Passes passes() {
        return runner.passes();
    }

    /** Tells what is known of a whole utterance. @param tokens {@code [tokens, width]} of each modality */
    public void know(int utterance, Map<Modality, float[]> tokens) {
        tokens.forEach((modality, values) -> embedded.get(modality).putLast(new Key(utterance, Variant.WHOLE), values));
    }

    /**
     * Scores of copies, in order; equal ones are run once.
     *
     * @param texts that were encoded before, for other models or copies, to which this adds
     */
    public Fusion score(List<Copy> copies, TextEncodings texts) {
        return score(copies, texts, FUSED_TOGETHER);
    }

    /**
     * As {@link #score}, to the last bit as predict scores each copy when it is sent alone: ONNX Runtime multiplies a
     * matrix of one row in another order than one of several, and so a score from a batch of LNLN's can differ in its
     * last bits.
     */
    public Fusion scoreEachAlone(List<Copy> copies, TextEncodings texts) {
        return score(copies, texts, 1);
    }

    private Fusion score(List<Copy> copies, TextEncodings texts, int fusedTogether) {
        SequencedMap<Copy, Integer> rows = new LinkedHashMap<>();
        copies.forEach(copy -> rows.putIfAbsent(copy, rows.size()));
        Fusion distinct = scoreDistinct(List.copyOf(rows.sequencedKeySet()), texts, fusedTogether);
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

    private Fusion scoreDistinct(List<Copy> copies, TextEncodings texts, int fusedTogether) {
        for (Modality modality : Modality.values()) {
            embed(modality, copies, texts);
        }
        List<Callable<Fusion>> runs = new ArrayList<>();
        for (List<Copy> together : Slices.of(copies, fusedTogether)) {
            runs.add(() -> model.fuse(tokens(together)));
        }
        runner.countFusions(copies.size());
        List<Fusion> fusions = runner.all(runs);
        return new Fusion(
                joined(fusions.stream().map(Fusion::score).toList()),
                joined(fusions.stream().map(Fusion::completeness).toList()));
    }

    private void embed(Modality modality, List<Copy> copies, TextEncodings texts) {
        SequencedMap<Key, float[]> known = embedded.get(modality);
        Set<Key> needed = new HashSet<>();
        SequencedMap<Key, ModelInput> missing = new LinkedHashMap<>();
        for (Copy copy : copies) {
            Key key = Key.of(copy, modality);
            if (!needed.add(key)) {
                continue;
            }
            if (known.containsKey(key)) {
                known.putLast(key, known.get(key)); // needed now: it is dropped last
            } else {
                input(modality, key)
                        .ifPresentOrElse(
                                input -> missing.put(key, input),
                                () -> known.putLast(key, model.absentEmbedding(modality)));
            }
        }
        List<Key> keys = List.copyOf(missing.sequencedKeySet());
        List<float[]> rows = rows(modality, texts.encode(runner, model, List.copyOf(missing.sequencedValues())));
        for (int i = 0; i < keys.size(); i++) {
            known.putLast(keys.get(i), rows.get(i));
        }
        while (known.size() > Math.max(KEPT, needed.size())) {
            known.pollFirstEntry();
        }
    }

    /** The modality before any text encoder; empty where it is absent. */
    private Optional<ModelInput> input(Modality modality, Key key) {
        Optional<Erasable> given = Optional.ofNullable(
                        utterances.get(key.utterance()).inputs().get(modality))
                .map(input -> Erasable.of(model, modality, input));
        return switch (key.variant()) {
            case Variant.Whole _ -> given.map(Erasable::whole);
            case Variant.Masked(var mask) -> given.map(input -> input.erased(mask));
            case Variant.Absent _ -> Optional.empty();
        };
    }

    private List<float[]> rows(Modality modality, List<ModelInput> inputs) {
        List<Callable<float[]>> runs = new ArrayList<>();
        for (List<ModelInput> together : Slices.of(inputs, EMBEDDED_TOGETHER)) {
            runs.add(() -> values(model.tokens(modality, together)));
        }
        runner.countEmbeddings(inputs.size());
        int size = model.tokens() * model.width();
        List<float[]> rows = new ArrayList<>(inputs.size());
        for (float[] batch : runner.all(runs)) {
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
                all.values().put(i * size, embedded.get(modality).get(Key.of(copies.get(i), modality)));
            }
            tokens.put(modality, all);
        }
        return tokens;
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
