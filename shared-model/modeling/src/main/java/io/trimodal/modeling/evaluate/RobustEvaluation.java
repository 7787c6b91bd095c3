package io.trimodal.modeling.evaluate;

import io.trimodal.corruption.KeepMask;
import io.trimodal.corruption.MaskDigest;
import io.trimodal.corruption.UniformRows;
import io.trimodal.erasure.Erasable;
import io.trimodal.erasure.SliceRunner;
import io.trimodal.erasure.Slices;
import io.trimodal.erasure.TextEncodings;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModelInput;
import io.trimodal.metric.PublishedMetrics;
import io.trimodal.modeling.dataset.FeatureSplit;
import io.trimodal.predict.Fusion;
import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.InferencePool;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;

/**
 * Scores a split at every missing rate and with every seed: the same masks for all models. The split is read once from
 * front to back, some utterances at a time, so memory does not grow with it.
 */
public final class RobustEvaluation {
    private static final int BATCH = 32;
    private static final List<Modality> FRAMES = List.of(Modality.AUDIO, Modality.VISION);

    private final EvaluationPlan plan;
    private final FeatureSplit split;
    private final float[] labels;
    private final SliceRunner runner;
    private final List<Run> runs;

    private RobustEvaluation(
            EvaluationPlan plan, FeatureSplit split, float[] labels, List<EvaluatedModel> models, InferencePool pool) {
        this.plan = plan;
        this.split = split;
        this.labels = labels;
        this.runner = new SliceRunner(pool, Cancellation.NEVER);
        this.runs = models.stream().map(model -> new Run(model, plan, split)).toList();
    }

    /**
     * @param labels of the split, on the models' scale
     * @param models all on one label scale
     * @param progress told how many scores more there are; {@link #steps} of them in all
     * @return one per model
     */
    public static List<Evaluation> of(
            EvaluationPlan plan,
            FeatureSplit split,
            float[] labels,
            List<EvaluatedModel> models,
            InferencePool pool,
            LongConsumer progress) {
        RobustEvaluation evaluation = new RobustEvaluation(plan, split, labels, models, pool);
        evaluation.score(progress);
        return evaluation.runs.stream().map(evaluation::result).toList();
    }

    /** Scores that an evaluation takes. */
    public static long steps(EvaluationPlan plan, FeatureSplit split, int models) {
        return (long) split.size() * plan.seeds().size() * plan.rates().size() * models;
    }

    /** One model's scores, {@code [seeds][rates][utterances]}. */
    private static final class Run {
        private final EvaluatedModel model;
        private final Optional<LanguageFeed> feed;
        private final List<UniformRows> wordUniforms = new ArrayList<>();
        private final float[][][] scores;
        private final double[][] completeness;
        private boolean tellsCompleteness;
        private final MaskDigest digest = new MaskDigest();

        Run(EvaluatedModel model, EvaluationPlan plan, FeatureSplit split) {
            this.model = model;
            feed = model.feed(split);
            scores = new float[plan.seeds().size()][plan.rates().size()][split.size()];
            completeness = new double[plan.seeds().size()][plan.rates().size()];
            for (long seed : plan.seeds()) {
                wordUniforms.add(plan.protocol()
                        .rows(
                                seed,
                                Modality.LANGUAGE,
                                feed.map(LanguageFeed::positions).orElse(0)));
            }
        }
    }

    private void score(LongConsumer progress) {
        List<Map<Modality, UniformRows>> frameUniforms = new ArrayList<>();
        for (long seed : plan.seeds()) {
            Map<Modality, UniformRows> rows = new EnumMap<>(Modality.class);
            FRAMES.forEach(
                    modality -> rows.put(modality, plan.protocol().rows(seed, modality, split.frames(modality))));
            frameUniforms.add(rows);
        }
        for (int from = 0; from < split.size(); from += BATCH) {
            Batch batch = new Batch(from, Math.min(BATCH, split.size() - from));
            for (int seed = 0; seed < plan.seeds().size(); seed++) {
                batch.score(seed, frameUniforms.get(seed), progress);
            }
        }
    }

    /** Some utterances, read once for all seeds, rates and models. */
    private final class Batch {
        private final int from;
        private final int count;
        private final List<String> ids = new ArrayList<>();
        private final Map<Modality, List<Erasable>> frames = new EnumMap<>(Modality.class);
        private final Map<Run, List<Erasable>> words = new HashMap<>();

        Batch(int from, int count) {
            this.from = from;
            this.count = count;
            for (int i = 0; i < count; i++) {
                ids.add(split.id(from + i));
            }
            for (Modality modality : FRAMES) {
                if (split.has(modality)) {
                    frames.put(
                            modality,
                            split.features(modality, from, count).stream()
                                    .<Erasable>map(padded -> new Erasable.FrameRows(padded.features(), padded.length()))
                                    .toList());
                }
            }
            runs.forEach(run -> run.feed.ifPresent(feed -> words.put(run, feed.read(from, count))));
        }

        void score(int seed, Map<Modality, UniformRows> uniforms, LongConsumer progress) {
            Map<Modality, double[][]> frameDraws = new EnumMap<>(Modality.class);
            frames.keySet().forEach(modality -> frameDraws.put(modality, draw(uniforms.get(modality))));
            Map<Run, List<List<ModelInput>>> language = language(seed, frameDraws);
            List<Callable<Void>> jobs = new ArrayList<>();
            for (int rate = 0; rate < plan.rates().size(); rate++) {
                int at = rate;
                jobs.add(() -> {
                    scoreAt(seed, at, frameDraws, language);
                    progress.accept((long) count * runs.size());
                    return null;
                });
            }
            runner.all(jobs);
        }

        private void scoreAt(
                int seed, int rate, Map<Modality, double[][]> draws, Map<Run, List<List<ModelInput>>> language) {
            Map<Modality, List<ModelInput>> inputs = new EnumMap<>(Modality.class);
            draws.forEach((modality, rows) -> {
                List<ModelInput> corrupted = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    Erasable whole = frames.get(modality).get(i);
                    corrupted.add(whole.erased(mask(whole, rows[i], rate)));
                }
                inputs.put(modality, corrupted);
            });
            for (Run run : runs) {
                Map<Modality, List<ModelInput>> own = new EnumMap<>(inputs);
                if (language.containsKey(run)) {
                    own.put(Modality.LANGUAGE, language.get(run).get(rate));
                }
                Fusion fusion = run.model.score(count, own);
                System.arraycopy(fusion.score(), 0, run.scores[seed][rate], from, count);
                for (float value : fusion.completeness()) {
                    run.completeness[seed][rate] += value / split.size();
                    run.tellsCompleteness = true;
                }
            }
        }

        private KeepMask mask(Erasable whole, double[] uniforms, int rate) {
            return whole.mask(uniforms, plan.rates().get(rate));
        }

        /**
         * What each model is fed of language at every rate, {@code [rates][count]}; texts are encoded side by side,
         * each once.
         */
        private Map<Run, List<List<ModelInput>>> language(int seed, Map<Modality, double[][]> frameDraws) {
            Map<Run, List<List<ModelInput>>> inputs = new LinkedHashMap<>();
            TextEncodings texts = new TextEncodings();
            for (Run run : runs) {
                double[][] draws = run.feed.isEmpty() ? new double[0][] : draw(run.wordUniforms.get(seed));
                List<ModelInput> corrupted = new ArrayList<>();
                for (int rate = 0; rate < plan.rates().size(); rate++) {
                    digest(run, seed, rate, draws, frameDraws);
                    for (int i = 0; i < draws.length; i++) {
                        Erasable whole = words.get(run).get(i);
                        corrupted.add(whole.erased(mask(whole, draws[i], rate)));
                    }
                }
                if (run.feed.isPresent()) {
                    inputs.put(run, Slices.of(texts.encode(runner, run.model.loaded(), corrupted), count));
                }
            }
            return inputs;
        }

        private double[][] draw(UniformRows rows) {
            return ids.stream().map(rows::next).toArray(double[][]::new);
        }

        private void digest(Run run, int seed, int rate, double[][] wordDraws, Map<Modality, double[][]> frameDraws) {
            for (int i = 0; i < count; i++) {
                String end = "/" + ids.get(i) + "/" + plan.rates().get(rate);
                if (wordDraws.length > 0) {
                    run.digest.add(
                            plan.seeds().get(seed) + "/" + Modality.LANGUAGE.key() + end,
                            mask(words.get(run).get(i), wordDraws[i], rate));
                }
                for (Modality modality : frameDraws.keySet()) {
                    run.digest.add(
                            plan.seeds().get(seed) + "/" + modality.key() + end,
                            mask(frames.get(modality).get(i), frameDraws.get(modality)[i], rate));
                }
            }
        }
    }

    private Evaluation result(Run run) {
        List<Evaluation.AtRate> rates = new ArrayList<>();
        for (int rate = 0; rate < plan.rates().size(); rate++) {
            SequencedMap<Long, SequencedMap<String, Double>> seeds = new LinkedHashMap<>();
            double completeness = 0;
            for (int seed = 0; seed < plan.seeds().size(); seed++) {
                seeds.put(
                        plan.seeds().get(seed),
                        PublishedMetrics.of(run.model.manifest().scale(), run.scores[seed][rate], labels));
                completeness += run.completeness[seed][rate] / plan.seeds().size();
            }
            rates.add(new Evaluation.AtRate(
                    plan.rates().get(rate),
                    Evaluation.mean(List.copyOf(seeds.sequencedValues())),
                    seeds,
                    run.tellsCompleteness ? OptionalDouble.of(completeness) : OptionalDouble.empty()));
        }
        return new Evaluation(
                run.model.manifest().id(),
                run.model.digest(),
                run.model.manifest().scale(),
                split.size(),
                rates,
                run.digest.hex(),
                steps(plan, split, 1),
                run.model.notes(split));
    }
}
