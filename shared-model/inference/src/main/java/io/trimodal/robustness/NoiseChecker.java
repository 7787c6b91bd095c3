package io.trimodal.robustness;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModelInput;
import io.trimodal.feature.TokenIds;
import io.trimodal.predict.Embeddings;
import io.trimodal.predict.FusionMaps;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.PreparedUtterance;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Disturbs frames and looks where attention goes. Seeds are run in batches of a fixed size. Thread-safe. */
final class NoiseChecker {
    private static final int BATCH = 16;

    private final LoadedModel model;
    private final InferencePool pool;

    NoiseChecker(LoadedModel model, InferencePool pool) {
        this.model = model;
        this.pool = pool;
    }

    /** One batch of rows through an embedding and the fusion. */
    private record Rows(Embeddings embeddings, FusionMaps fused) {}

    /** Empty where the utterance does not have the modality, or none of the frames. */
    Optional<NoiseCheck> check(PreparedUtterance utterance, Noise noise, List<Long> seeds) {
        if (!(utterance.inputs().get(noise.modality()) instanceof Features given)) {
            return Optional.empty();
        }
        Features whole = given.cut(utterance.positions(noise.modality()));
        Map<Modality, float[]> others = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            if (modality != noise.modality()) {
                others.put(modality, embedded(utterance, modality));
            }
        }
        Rows before = run(noise.modality(), List.of(whole), others);
        AttentionShares attention = AttentionShares.of(before.embeddings(), 0, whole.frames());
        List<Integer> frames = frames(noise.frames(), attention, whole.frames());
        if (frames.isEmpty()) {
            return Optional.empty();
        }
        NoiseTally tally = new NoiseTally(frames, attention, before.fused());
        for (int from = 0; from < seeds.size(); from += BATCH) {
            List<Features> disturbed = new ArrayList<>();
            for (long seed : seeds.subList(from, Math.min(seeds.size(), from + BATCH))) {
                disturbed.add(disturbed(whole, frames, noise.strength(), seed));
            }
            Rows after = run(noise.modality(), disturbed, others);
            for (int row = 0; row < disturbed.size(); row++) {
                tally.add(AttentionShares.of(after.embeddings(), row, whole.frames()), after.fused(), row);
            }
        }
        return Optional.of(tally.result());
    }

    private static List<Integer> frames(Noise.Frames choice, AttentionShares attention, int frames) {
        return switch (choice) {
            case Noise.Frames.Given(List<Integer> indices) ->
                indices.stream().filter(i -> i < frames).distinct().sorted().toList();
            case Noise.Frames.Peak(int count) ->
                IntStream.range(0, frames)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> -attention.share(i)))
                        .limit(count)
                        .sorted()
                        .toList();
        };
    }

    private Rows run(Modality noisy, List<Features> inputs, Map<Modality, float[]> others) {
        Callable<Rows> run = () -> {
            Embeddings embeddings = model.embed(noisy, inputs);
            Map<Modality, Tensor.Floats> tokens = new EnumMap<>(Modality.class);
            tokens.put(noisy, embeddings.tokens());
            others.forEach((modality, row) -> tokens.put(modality, repeated(row, inputs.size())));
            return new Rows(embeddings, model.fuseWithMaps(tokens));
        };
        return pool.all(List.of(run)).getFirst();
    }

    private Tensor.Floats repeated(float[] row, int times) {
        Tensor.Floats rows = Tensor.floats(times, model.tokens(), model.width());
        for (int i = 0; i < times; i++) {
            rows.values().put(i * row.length, row);
        }
        return rows;
    }

    private float[] embedded(PreparedUtterance utterance, Modality modality) {
        if (!utterance.has(modality)) {
            return model.absentEmbedding(modality);
        }
        ModelInput input = utterance.inputs().get(modality);
        Callable<float[]> run = () -> {
            ModelInput encoded =
                    input instanceof TokenIds ids ? model.language().encoded(ids) : input;
            Tensor.Floats tokens = model.tokens(modality, List.of(encoded));
            float[] values = new float[tokens.values().limit()];
            tokens.values().get(0, values);
            return values;
        };
        return pool.all(List.of(run)).getFirst();
    }

    /** The same noise for the same seed on every machine: {@link Random}'s Gaussians are specified to the last bit. */
    private static Features disturbed(Features whole, List<Integer> frames, double strength, long seed) {
        Random random = new Random(seed);
        float[] values = whole.values().clone();
        double[] scale = rootMeanSquares(whole);
        for (int frame : frames) {
            for (int i = 0; i < whole.dims(); i++) {
                int at = frame * whole.dims() + i;
                double value = values[at] + strength * scale[i] * random.nextGaussian();
                values[at] = (float) Math.clamp(value, -Float.MAX_VALUE, Float.MAX_VALUE);
            }
        }
        return new Features(whole.frames(), whole.dims(), values);
    }

    private static double[] rootMeanSquares(Features features) {
        double[] squares = new double[features.dims()];
        for (int i = 0; i < features.values().length; i++) {
            squares[i % features.dims()] += (double) features.values()[i] * features.values()[i];
        }
        for (int i = 0; i < squares.length; i++) {
            squares[i] = Math.sqrt(squares[i] / features.frames());
        }
        return squares;
    }
}
