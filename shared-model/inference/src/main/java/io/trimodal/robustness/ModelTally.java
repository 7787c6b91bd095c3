package io.trimodal.robustness;

import io.trimodal.corruption.MaskDigest;
import io.trimodal.erasure.Coalition;
import io.trimodal.erasure.Coalitions;
import io.trimodal.erasure.Copy;
import io.trimodal.erasure.CopyScorer;
import io.trimodal.erasure.TextEncodings;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.model.LabelScale;
import io.trimodal.predict.Completeness;
import io.trimodal.predict.Fusion;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.NonFiniteScoreException;
import io.trimodal.predict.PreparedUtterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What comes together about one model while its copies are scored. Not thread-safe. */
final class ModelTally {
    private final CopyScorer scorer;
    private final CheckOptions options;
    private final Optional<LabelTally> labels;
    private final MaskDigest masks = new MaskDigest();
    private final List<List<Coalition>> coalitions = new ArrayList<>();
    private final List<List<Tally>> rates = new ArrayList<>();
    private final List<Optional<NoiseCheck>> noise = new ArrayList<>();

    ModelTally(CopyScorer scorer, CheckOptions options, Optional<float[]> labels) {
        this.scorer = scorer;
        this.options = options;
        this.labels = labels.map(
                truths -> new LabelTally(scale(scorer), truths, options.rates().size()));
    }

    LoadedModel model() {
        return scorer.model();
    }

    /** Scores the eight coalitions of every utterance in the slice, whose last is the whole utterance. */
    void coalitions(List<Integer> utterances, TextEncodings texts) {
        List<Copy> copies = new ArrayList<>();
        for (int utterance : utterances) {
            Coalitions.ALL.forEach(given -> copies.add(Copy.with(utterance, given)));
        }
        Fusion fusion = scorer.scoreEachAlone(copies, texts);
        int size = Coalitions.ALL.size();
        for (int i = 0; i < utterances.size(); i++) {
            List<Coalition> scored = new ArrayList<>(size);
            for (int c = 0; c < size; c++) {
                scored.add(coalition(utterances.get(i), Coalitions.ALL.get(c), fusion, i * size + c));
            }
            coalitions.add(scored);
            float whole = scored.getLast().score();
            rates.add(options.rates().stream()
                    .map(_ -> new Tally(scale(scorer), whole))
                    .toList());
        }
    }

    private Coalition coalition(int utterance, Set<Modality> given, Fusion fusion, int row) {
        return new Coalition(given, finite(utterance, fusion.score()[row]), fusion.completeness(row));
    }

    /** Scores the model's copies of the trials; those that miss nothing have their score already. */
    void trials(List<Trial> trials, TextEncodings texts) {
        List<Copy> copies = trials.stream()
                .map(trial -> trial.copy(scorer.model(), scorer.utterances().get(trial.utterance()), masks))
                .toList();
        Fusion fusion =
                scorer.score(copies.stream().filter(copy -> !isWhole(copy)).toList(), texts);
        int row = 0;
        for (int i = 0; i < trials.size(); i++) {
            if (isWhole(copies.get(i))) {
                Coalition whole = coalitions.get(trials.get(i).utterance()).getLast();
                add(trials.get(i), whole.score(), value(whole.completeness()));
            } else {
                add(trials.get(i), fusion.score()[row], value(fusion.completeness(row)));
                row++;
            }
        }
    }

    private static boolean isWhole(Copy copy) {
        return copy.equals(Copy.whole(copy.utterance()));
    }

    private void add(Trial trial, float score, double completeness) {
        rates.get(trial.utterance()).get(trial.rateIndex()).add(finite(trial.utterance(), score), completeness);
        labels.ifPresent(tally -> tally.add(trial.rateIndex(), trial.utterance(), score));
    }

    /** Disturbs the next utterance, where that was asked for. */
    void disturb(NoiseChecker checker) {
        PreparedUtterance utterance = scorer.utterances().get(noise.size());
        noise.add(options.noise().flatMap(disturbance -> checker.check(utterance, disturbance, options.seeds())));
    }

    ModelCheck result() {
        List<UtteranceCheck> checks =
                IntStream.range(0, rates.size()).mapToObj(this::utterance).toList();
        return new ModelCheck(
                scorer.model().manifest(),
                scorer.model().digest(),
                masks.hex(),
                checks,
                labels.map(tally -> tally.result(options.rates())),
                scorer.passes().fusions() + disturbed() * (options.seeds().size() + 1L),
                scorer.passes().embeddings() + disturbed() * (options.seeds().size() + 3L));
    }

    private long disturbed() {
        return noise.stream().filter(Optional::isPresent).count();
    }

    private UtteranceCheck utterance(int index) {
        List<RateSummary> summaries = IntStream.range(0, options.rates().size())
                .mapToObj(r -> rates.get(index).get(r).summary(options.rates().get(r)))
                .toList();
        Coalition whole = coalitions.get(index).getLast();
        return new UtteranceCheck(
                scorer.utterances().get(index).id(),
                whole.score(),
                whole.completeness(),
                summaries,
                Stability.breakingRate(summaries),
                Stability.area(summaries),
                coalitions.get(index),
                index < noise.size() ? noise.get(index) : Optional.empty(),
                notes(scorer.utterances().get(index)));
    }

    private List<String> notes(PreparedUtterance utterance) {
        if (!(utterance.inputs().get(Modality.LANGUAGE) instanceof Features)
                || !options.modalities().contains(Modality.LANGUAGE)) {
            return utterance.notes();
        }
        List<String> notes = new ArrayList<>(utterance.notes());
        notes.add(
                scorer.model().unknownRow().isPresent()
                        ? "language came as features: erased rows became the encoder's [UNK] embedding"
                        : "language came as features and the model has no text encoder: erased rows became zeros");
        return notes;
    }

    private float finite(int utterance, float score) {
        if (!Float.isFinite(score)) {
            throw new NonFiniteScoreException(scorer.utterances().get(utterance).id(), score);
        }
        return score;
    }

    /** NaN where the model does not estimate it. */
    private static double value(Completeness completeness) {
        return switch (completeness) {
            case Completeness.Estimated(float value) -> value;
            case Completeness.NotEstimated _ -> Double.NaN;
        };
    }

    private static LabelScale scale(CopyScorer scorer) {
        return scorer.model().manifest().scale();
    }
}
