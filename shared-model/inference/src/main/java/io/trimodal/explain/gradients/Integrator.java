package io.trimodal.explain.gradients;

import io.trimodal.erasure.Erasable;
import io.trimodal.erasure.SliceRunner;
import io.trimodal.erasure.Slices;
import io.trimodal.explain.unit.Attribution;
import io.trimodal.explain.unit.Method;
import io.trimodal.explain.unit.Unit;
import io.trimodal.explain.unit.UnitScorer;
import io.trimodal.explain.unit.Units;
import io.trimodal.explain.unit.UnsupportedExplanationException;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModelInput;
import io.trimodal.feature.TokenIds;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.ModelGradients;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Integrated gradients from the gradient graphs: at each point of the line the modalities are embedded, the fusion's
 * graph gives the derivative with respect to the embedded tokens, and the embeddings' graphs carry it on to the
 * features.
 */
public final class Integrator {
    private static final int POINTS_AT_ONCE = 4;

    /**
     * Differences below this share of the label scale's half range count as this much: one per cent of nothing is never
     * reached.
     */
    private static final double LEAST_DIFFERENCE = 0.005;

    private final LoadedModel model;
    private final Units units;
    private final SliceRunner runner;
    private final Map<Modality, Features> given = new EnumMap<>(Modality.class);
    private final Map<Modality, Features> baseline = new EnumMap<>(Modality.class);
    /** By place on the line, with respect to the features, {@code [positions, dims]} of each modality. */
    private final Map<Double, Map<Modality, float[]>> gradients = new HashMap<>();

    /**
     * @param inputs of the modalities that were given, after any text encoder
     * @throws UnsupportedExplanationException if the package has no gradients of what was given
     */
    public Integrator(LoadedModel model, Units units, Map<Modality, ModelInput> inputs, SliceRunner runner) {
        this.model = model;
        this.units = units;
        this.runner = runner;
        if (!model.gradients().areAvailable()) {
            throw unsupported("the package has no gradient graphs");
        }
        inputs.forEach((modality, input) -> given.put(modality, seen(modality, input)));
    }

    private static UnsupportedExplanationException unsupported(String reason) {
        return new UnsupportedExplanationException(Method.INTEGRATED_GRADIENTS, reason);
    }

    public IntegratedGradients integrate(UnitScorer scorer, Integration options) {
        List<Unit> all = units.all().values().stream().flatMap(List::stream).toList();
        double start = scorer.score(units.without(all));
        double difference = scorer.score(Units.WHOLE) - start;
        for (Modality modality : units.given()) {
            baseline.put(modality, erased(modality));
        }
        double scale = model.manifest().scale().maximum();
        double tolerance = options.tolerance() * Math.max(Math.abs(difference), LEAST_DIFFERENCE * scale);
        AdaptiveSimpson line = new AdaptiveSimpson(this::evaluate);
        boolean converged = line.integrate(options.intervals(), options.mostPoints(), tolerance);
        Map<Modality, double[]> features = new EnumMap<>(Modality.class);
        given.forEach((modality, to) -> features.put(modality, integral(modality, line.weights())));
        return result(converged, start, difference, features);
    }

    /** The encoder's rows for the text with all its words erased, or features with all units erased. */
    private Features erased(Modality modality) {
        ModelInput erased = Erasable.of(
                        model, modality, units.utterance().inputs().get(modality))
                .erased(units.mask(modality, units.of(modality)));
        if (erased instanceof TokenIds ids) {
            runner.countEncodings(1);
            return seen(modality, runner.one(() -> model.language().encoded(ids)));
        }
        return seen(modality, erased);
    }

    /** The rows that the model sees. */
    private Features seen(Modality modality, ModelInput input) {
        return switch (input) {
            case Features features -> features.cut(units.utterance().positions(modality));
            case TokenIds _ ->
                throw unsupported("the model's text encoder lies inside its language embedding, whose gradient it does"
                        + " not offer; give audio or vision alone, or use occlusion");
        };
    }

    /** ∫ ∂f/∂x dα · (x − x'), {@code [positions, dims]}. */
    private double[] integral(Modality modality, Map<Double, Double> weights) {
        double[] sum = new double[given.get(modality).values().length];
        weights.forEach((place, weight) -> {
            float[] gradient = gradients.get(place).get(modality);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * gradient[i];
            }
        });
        for (int i = 0; i < sum.length; i++) {
            sum[i] *= step(modality, i);
        }
        return sum;
    }

    private double step(Modality modality, int index) {
        return (double) given.get(modality).values()[index]
                - baseline.get(modality).values()[index];
    }

    /** Score and slope at places on the line; the gradients are kept. */
    private List<AdaptiveSimpson.Point> evaluate(List<Double> places) {
        List<Callable<List<Evaluated>>> slices = new ArrayList<>();
        for (List<Double> slice : Slices.of(places, POINTS_AT_ONCE)) {
            slices.add(() -> slice(slice));
        }
        runner.countEmbeddings(places.size() * given.size());
        runner.countGradients(places.size());
        List<AdaptiveSimpson.Point> points = new ArrayList<>();
        for (List<Evaluated> slice : runner.all(slices)) {
            for (Evaluated evaluated : slice) {
                gradients.put(places.get(points.size()), evaluated.gradients());
                points.add(new AdaptiveSimpson.Point(evaluated.score(), slope(evaluated)));
            }
        }
        return points;
    }

    private double slope(Evaluated evaluated) {
        double slope = 0;
        for (Modality modality : given.keySet()) {
            float[] gradient = evaluated.gradients().get(modality);
            for (int i = 0; i < gradient.length; i++) {
                slope += gradient[i] * step(modality, i);
            }
        }
        return slope;
    }

    /** @param gradients with respect to the features, each {@code [positions, dims]} */
    private record Evaluated(float score, Map<Modality, float[]> gradients) {}

    private List<Evaluated> slice(List<Double> places) {
        Map<Modality, List<Features>> inputs = new EnumMap<>(Modality.class);
        Map<Modality, Tensor.Floats> tokens = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            if (given.containsKey(modality)) {
                List<Features> between =
                        places.stream().map(place -> between(modality, place)).toList();
                inputs.put(modality, between);
                tokens.put(modality, model.tokens(modality, between));
            } else {
                tokens.put(modality, model.absentTokens(modality, places.size()));
            }
        }
        ModelGradients.TokenGradients ofTokens = model.gradients().ofTokens(tokens);
        Map<Modality, Tensor.Floats> ofFeatures = new EnumMap<>(Modality.class);
        inputs.forEach((modality, between) -> ofFeatures.put(
                modality,
                model.gradients()
                        .ofFeatures(modality, between, ofTokens.gradients().get(modality))));
        return IntStream.range(0, places.size())
                .mapToObj(i -> new Evaluated(ofTokens.score()[i], row(ofFeatures, i, places.size())))
                .toList();
    }

    /** Of the positions that the model sees, padding left out. */
    private Map<Modality, float[]> row(Map<Modality, Tensor.Floats> batch, int row, int rows) {
        Map<Modality, float[]> values = new EnumMap<>(Modality.class);
        batch.forEach((modality, tensor) -> {
            float[] gradient = new float[given.get(modality).values().length];
            tensor.values().get(row * (tensor.values().limit() / rows), gradient);
            values.put(modality, gradient);
        });
        return values;
    }

    private Features between(Modality modality, double share) {
        float[] from = baseline.get(modality).values();
        Features to = given.get(modality);
        float[] values = new float[from.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (from[i] + share * ((double) to.values()[i] - from[i]));
        }
        return new Features(to.frames(), to.dims(), values);
    }

    private static double sum(Map<Modality, double[]> features) {
        double sum = 0;
        for (double[] values : features.values()) {
            for (double value : values) {
                sum += value;
            }
        }
        return sum;
    }

    private IntegratedGradients result(
            boolean converged, double start, double difference, Map<Modality, double[]> features) {
        Map<Modality, double[]> positions = new EnumMap<>(Modality.class);
        Map<Modality, double[]> values = new EnumMap<>(Modality.class);
        features.forEach((modality, contributions) -> {
            double[] rows = rows(contributions, given.get(modality).dims());
            positions.put(modality, rows);
            values.put(modality, Unit.sums(units.of(modality), rows));
        });
        Attribution attribution = new Attribution(Method.INTEGRATED_GRADIENTS, true, values);
        return new IntegratedGradients(
                gradients.size(),
                converged,
                start,
                difference,
                difference - sum(features),
                features,
                positions,
                attribution);
    }

    private static double[] rows(double[] values, int dims) {
        double[] rows = new double[values.length / dims];
        for (int i = 0; i < values.length; i++) {
            rows[i / dims] += values[i];
        }
        return rows;
    }
}
