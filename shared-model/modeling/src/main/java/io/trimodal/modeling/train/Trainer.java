package io.trimodal.modeling.train;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.parameter.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;

/**
 * Trains one model. Each epoch's order and missing data depend on seed and epoch alone, so a run that is stopped and
 * resumed equals an unbroken one (bit for bit on one thread). The epoch with the lowest validation MAE is kept, as
 * trained and, where training leaves audio and vision out, from text alone added up; the test split is not looked at.
 */
public final class Trainer {
    private final Configuration configuration;
    private final TrainingOptions options;
    private final Dataset data;
    private final TrainingProgress progress;
    private final Beginning beginning;

    /** From weights that are drawn. */
    public Trainer(Configuration configuration, TrainingOptions options, Dataset data, TrainingProgress progress) {
        this(configuration, options, data, progress, Beginning.DRAWN);
    }

    public Trainer(
            Configuration configuration,
            TrainingOptions options,
            Dataset data,
            TrainingProgress progress,
            Beginning beginning) {
        this.configuration = configuration;
        this.options = options;
        this.data = data;
        this.progress = progress;
        this.beginning = beginning;
    }

    /**
     * Weights of an earlier training to begin with.
     *
     * @param weights by name, taking raw features; none: all are drawn
     * @param digest of the file that they are from; a run is only resumed with the same
     */
    public record Beginning(Map<String, Weights> weights, String digest) {
        public static final Beginning DRAWN = new Beginning(Map.of(), "");
    }

    /**
     * @param weights all parameters, taking raw features
     * @param epoch the one they are from
     */
    public record Result(SequencedMap<String, Weights> weights, int epoch, RegressionMetrics validation) {
        /** The same with other numbers. */
        public Result with(SequencedMap<String, Weights> changed) {
            return new Result(changed, epoch, validation);
        }
    }

    /**
     * Trains to the end, or on to the end from the state that is in the directory.
     *
     * @param directory for the training state; written after every epoch
     * @param stopAfter last epoch of this call, to stop early; the schedule stays that of all epochs
     */
    public Result run(Path directory, int stopAfter) {
        Path stateFile = directory.resolve("training-state.safetensors");
        Standardization standardization =
                options.standardized() ? Standardization.of(data.train().of(1)) : Standardization.none();
        try (TrainingGraph graph = new TrainingGraph(configuration, options.threads());
                Evaluator evaluator = new Evaluator(configuration, options.threads())) {
            TrainingState state = Files.exists(stateFile)
                    ? TrainingState.read(stateFile, fingerprint(), options.weightDecay())
                    : fresh(graph.model(), standardization);
            progress.resumedAfter(state.epoch());
            for (int epoch = state.epoch() + 1; epoch <= Math.min(stopAfter, options.epochs()); epoch++) {
                SequencedMap<String, Double> losses = epoch(graph, state, epoch, standardization);
                RegressionMetrics validation = evaluator.metrics(state.mean(), validation(), standardization);
                RegressionMetrics textAlone = evaluator.metrics(state.mean(), textAlone(), standardization);
                // The model is chosen for its uses: as it was trained, and from text alone where it was trained for
                // that.
                double error = validation.meanAbsoluteError()
                        + (options.missing().absentShare() > 0 ? textAlone.meanAbsoluteError() : 0);
                boolean best = error < state.bestError();
                state = new TrainingState(
                        state.weights(),
                        state.mean(),
                        state.optimizer(),
                        epoch,
                        best ? epoch : state.bestEpoch(),
                        best ? error : state.bestError(),
                        best ? WeightAverage.copy(state.mean()) : state.bestWeights());
                state.write(stateFile, fingerprint());
                progress.epochDone(epoch, losses, validation, textAlone, best);
            }
            return new Result(
                    standardization.foldInto(state.bestWeights()),
                    state.bestEpoch(),
                    evaluator.metrics(state.bestWeights(), validation(), standardization));
        }
    }

    private TrainingState fresh(SentimentModel model, Standardization standardization) {
        SequencedMap<String, Weights> drawn = InitialWeights.draw(model, options.seed());
        SequencedMap<String, Weights> weights = beginning.weights().isEmpty()
                ? drawn
                : InitialWeights.from(beginning.weights(), drawn, standardization);
        return new TrainingState(
                weights,
                WeightAverage.copy(weights),
                new AdamW(weights, options.weightDecay()),
                0,
                0,
                Double.POSITIVE_INFINITY,
                WeightAverage.copy(weights));
    }

    private SequencedMap<String, Double> epoch(
            TrainingGraph graph, TrainingState state, int epoch, Standardization standardization) {
        List<Sample> order = new ArrayList<>(data.train().of(epoch));
        Collections.shuffle(order, new Random(options.seed() * 7919 + epoch));
        int steps = (order.size() + options.batch() - 1) / options.batch();
        progress.epochStarted(epoch, options.epochs(), steps, rate(epoch, 0));
        SequencedMap<String, Double> means = new LinkedHashMap<>();
        for (int step = 0; step < steps; step++) {
            int from = step * options.batch();
            List<View> views = order.subList(from, Math.min(order.size(), from + options.batch())).stream()
                    .map(sample -> view(sample, epoch))
                    .toList();
            SequencedMap<String, Float> losses =
                    graph.step(state.weights(), BatchTensors.of(views, configuration, standardization));
            if (!Float.isFinite(losses.get("total"))) {
                throw new DivergedException(epoch, step + 1, losses);
            }
            update(graph, state, rate(epoch, (step + 1.0) / steps));
            double share = (double) views.size() / order.size();
            losses.forEach((name, loss) -> means.merge(name, loss * share, Double::sum));
            progress.stepDone(losses);
        }
        return means;
    }

    private void update(TrainingGraph graph, TrainingState state, double rate) {
        state.optimizer().beginStep();
        state.weights().forEach((name, weights) -> {
            float[] gradient = new float[weights.values().length];
            graph.gradient(name, gradient);
            state.optimizer().update(name, weights.values(), gradient, rate);
        });
        WeightAverage.update(
                state.mean(),
                state.weights(),
                options.averaging(),
                state.optimizer().steps());
    }

    private double rate(int epoch, double within) {
        return options.schedule().rate(options.learningRate(), options.epochs(), epoch, within);
    }

    private View view(Sample sample, int epoch) {
        Features absent = data.absentLanguage();
        return options.missing().view(sample, absent, epoch, options.seed());
    }

    /** Validation sees what training sees, the same every epoch: the model is chosen for its use. */
    private List<View> validation() {
        return LazyViews.of(data.valid(), sample -> view(sample, 0));
    }

    private List<View> textAlone() {
        return LazyViews.of(
                data.valid().stream()
                        .filter(sample -> sample.given().contains(Modality.LANGUAGE))
                        .toList(),
                sample -> View.complete(sample, 0).languageOnly());
    }

    private String fingerprint() {
        return configuration.architecture().key() + " " + configuration.numbers() + " " + options + " " + data.digest()
                + (beginning.digest().isEmpty() ? "" : " " + beginning.digest());
    }
}
