package io.trimodal.explain.unit;

import io.trimodal.feature.Modality;
import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.TokenIds;
import io.trimodal.predict.LoadedModel;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Scores of copies of an utterance with something erased. Nothing is computed twice: each distinct text is encoded once
 * (alone, see {@link io.trimodal.text.TextEncoder}), each distinct state of a modality is embedded once, each distinct
 * copy is fused once. For one thread.
 */
public final class Scorer {
    private static final int EMBEDDED_AT_ONCE = 16;
    private static final int FUSED_AT_ONCE = 32;

    private final LoadedModel model;
    private final Subject subject;
    private final Work work;
    private final Map<State, float[]> embedded = new HashMap<>();
    private final Map<Erasure, Float> scored = new HashMap<>();

    /** One modality with some positions erased. */
    private record State(Modality modality, BitSet erased) {}

    public Scorer(LoadedModel model, Subject subject, Work work) {
        this.model = model;
        this.subject = subject;
        this.work = work;
    }

    /** Tells what is known of the whole utterance. @param tokens {@code [tokens, width]} of each modality */
    public void know(Map<Modality, float[]> tokens, float score) {
        tokens.forEach((modality, values) -> embedded.put(new State(modality, new BitSet()), values));
        scored.put(Erasure.NOTHING, score);
    }

    public float score(Erasure erasure) {
        return scores(List.of(erasure))[0];
    }

    /** In order. */
    public float[] scores(List<Erasure> copies) {
        List<Erasure> unknown = new ArrayList<>(new LinkedHashSet<>(copies));
        unknown.removeAll(scored.keySet());
        embed(unknown);
        List<Callable<float[]>> fusions = new ArrayList<>();
        for (List<Erasure> slice : Slices.of(unknown, FUSED_AT_ONCE)) {
            fusions.add(() -> model.fuse(batch(slice)).score());
        }
        work.countFusions(unknown.size());
        List<float[]> results = work.all(fusions);
        for (int i = 0; i < unknown.size(); i++) {
            scored.put(unknown.get(i), results.get(i / FUSED_AT_ONCE)[i % FUSED_AT_ONCE]);
        }
        float[] scores = new float[copies.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = scored.get(copies.get(i));
        }
        return scores;
    }

    private Map<Modality, Tensor.Floats> batch(List<Erasure> copies) {
        Map<Modality, Tensor.Floats> batch = new EnumMap<>(Modality.class);
        int size = model.tokens() * model.width();
        for (Modality modality : Modality.values()) {
            Tensor.Floats tokens = Tensor.floats(copies.size(), model.tokens(), model.width());
            for (int i = 0; i < copies.size(); i++) {
                BitSet erased = copies.get(i).positions().get(modality);
                tokens.values().put(i * size, embedded.get(new State(modality, erased)));
            }
            batch.put(modality, tokens);
        }
        return batch;
    }

    private void embed(List<Erasure> copies) {
        LinkedHashSet<State> wanted = new LinkedHashSet<>();
        for (Erasure copy : copies) {
            copy.positions().forEach((modality, erased) -> wanted.add(new State(modality, erased)));
        }
        wanted.removeAll(embedded.keySet());
        for (Modality modality : Modality.values()) {
            List<State> states = wanted.stream()
                    .filter(state -> state.modality() == modality)
                    .toList();
            if (subject.isGiven(modality)) {
                embed(modality, states);
            } else {
                states.forEach(state -> embedded.put(state, model.absentEmbedding(modality)));
            }
        }
    }

    private void embed(Modality modality, List<State> states) {
        List<ModalityInput> inputs = inputs(modality, states);
        List<Callable<Tensor.Floats>> runs = new ArrayList<>();
        for (List<ModalityInput> slice : Slices.of(inputs, EMBEDDED_AT_ONCE)) {
            runs.add(() -> model.tokens(modality, slice));
        }
        work.countEmbeddings(states.size());
        List<Tensor.Floats> results = work.all(runs);
        int size = model.tokens() * model.width();
        for (int i = 0; i < states.size(); i++) {
            float[] tokens = new float[size];
            results.get(i / EMBEDDED_AT_ONCE).values().get(i % EMBEDDED_AT_ONCE * size, tokens);
            embedded.put(states.get(i), tokens);
        }
    }

    /** What the embedding takes: texts through the encoder where there is one. */
    private List<ModalityInput> inputs(Modality modality, List<State> states) {
        Stream<ModalityInput> erased = states.stream().map(state -> subject.erased(modality, state.erased()));
        if (modality != Modality.LANGUAGE || subject.read().pieces().isEmpty()) {
            return erased.toList();
        }
        List<Callable<ModalityInput>> encodings = erased.<Callable<ModalityInput>>map(
                        input -> () -> model.language().encoded((TokenIds) input))
                .toList();
        work.countEncodings(model.textEncoder().isPresent() ? encodings.size() : 0);
        return work.all(encodings);
    }
}
