package io.trimodal.robustness;

import io.trimodal.erasure.Coalitions;
import io.trimodal.erasure.CopyScorer;
import io.trimodal.erasure.SliceRunner;
import io.trimodal.erasure.Slices;
import io.trimodal.erasure.TextEncodings;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Utterance;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.PreparedUtterance;
import io.trimodal.runtime.CancelledException;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.Length;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Scores corrupted copies of utterances in batches and tells how the answers move. The same call gives the same result
 * on every run and with any number of threads; memory does not grow with the number of trials. Thread-safe.
 */
public final class RobustnessChecker {
    /** Copies that are worked on together, by each model. */
    private static final int SLICE = 64;

    private final InferencePool pool;

    public RobustnessChecker(InferencePool pool) {
        this.pool = pool;
    }

    /**
     * Rows that go through fusion at most, all models together; equal copies of one slice are run once.
     *
     * @throws ArithmeticException if that is beyond a long
     */
    public static long forwardPasses(CheckOptions options, int models, int utterances) {
        long copies = Math.addExact((long) options.trials(), Coalitions.COUNT);
        return Math.multiplyExact(Math.multiplyExact(copies, (long) models), (long) utterances);
    }

    /** @throws io.trimodal.predict.ContractException for the first input that a model does not take */
    public static void requireContract(List<LoadedModel> models, List<Utterance> utterances) {
        models.forEach(model -> PreparedUtterance.all(model, utterances));
    }

    /**
     * @param models at least one
     * @param utterances at least one, with ids that differ
     * @param labels one per utterance, on the label scale; empty where the truth is not known
     * @param listener told between batches
     * @throws io.trimodal.predict.ContractException for the first input that a model does not take
     * @throws CancelledException soon after the work is cancelled
     * @throws io.trimodal.runtime.OverloadedException if too much work is waiting
     */
    public RobustnessCheck check(
            List<LoadedModel> models,
            List<Utterance> utterances,
            Optional<float[]> labels,
            CheckOptions options,
            ProgressListener listener) {
        if (models.isEmpty() || utterances.isEmpty()) {
            throw new IllegalArgumentException("a check needs at least one model and one utterance");
        }
        return pool.admit(Length.LONG, () -> run(models, utterances, labels, options, listener));
    }

    private RobustnessCheck run(
            List<LoadedModel> models,
            List<Utterance> utterances,
            Optional<float[]> labels,
            CheckOptions options,
            ProgressListener listener) {
        List<ModelTally> tallies = models.stream()
                .map(model -> new ModelTally(
                        new CopyScorer(
                                model, PreparedUtterance.all(model, utterances), new SliceRunner(pool, listener)),
                        options,
                        labels))
                .toList();
        Progress progress = new Progress(listener, forwardPasses(options, models.size(), utterances.size()));
        long texts = 0;
        for (List<Integer> slice :
                Slices.of(IntStream.range(0, utterances.size()).boxed().toList(), SLICE / Coalitions.COUNT)) {
            TextEncodings encoded = new TextEncodings();
            for (ModelTally tally : tallies) {
                tally.coalitions(slice, encoded);
                progress.add(slice.size() * Coalitions.COUNT);
            }
            texts += encoded.size();
        }
        Trials trials =
                new Trials(options, utterances.stream().map(Utterance::id).toList(), positions(models));
        while (trials.hasNext()) {
            List<Trial> slice = trials.slice(SLICE);
            TextEncodings encoded = new TextEncodings();
            for (ModelTally tally : tallies) {
                tally.trials(slice, encoded);
                progress.add(slice.size());
            }
            texts += encoded.size();
        }
        if (options.noise().isPresent()) {
            disturb(tallies, utterances.size(), options.seeds().size(), progress);
        }
        List<ModelCheck> checks = tallies.stream().map(ModelTally::result).toList();
        return new RobustnessCheck(options, checks, Overtakings.of(checks, options.rates()), texts);
    }

    private void disturb(List<ModelTally> tallies, int utterances, int seeds, Progress progress) {
        for (ModelTally tally : tallies) {
            NoiseChecker checker = new NoiseChecker(tally.model(), pool);
            for (int i = 0; i < utterances; i++) {
                tally.disturb(checker);
                progress.add(seeds);
            }
        }
    }

    /** The longest contract of all models, so that models with different ones still see the same masks. */
    private static Map<Modality, Integer> positions(List<LoadedModel> models) {
        Map<Modality, Integer> positions = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            positions.put(
                    modality,
                    models.stream()
                            .mapToInt(model -> model.contract(modality).frames())
                            .max()
                            .orElseThrow());
        }
        return positions;
    }
}
