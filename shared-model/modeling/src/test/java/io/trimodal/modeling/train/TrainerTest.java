package io.trimodal.modeling.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.model.Architecture;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.ConfigurationFile;
import io.trimodal.modeling.architecture.PublishedConfigurations;
import io.trimodal.modeling.encoded.EncodedText;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.simulate.SimulatedUtterance;
import io.trimodal.modeling.simulate.UtteranceSimulator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Training on a small simulated set with random stand-ins for encoded sentences. */
class TrainerTest {
    private static final int WORD_DIMS = 12;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void run_stoppedAndResumed_equalsAnUnbrokenRunBitForBit(Architecture architecture) {
        Trainer.Result unbroken = trainer(architecture, 1, 3).run(directory.resolve("unbroken"), 3);
        trainer(architecture, 1, 3).run(directory.resolve("broken"), 1);
        Trainer.Result resumed = trainer(architecture, 1, 3).run(directory.resolve("broken"), 3);

        assertThat(resumed.epoch()).isEqualTo(unbroken.epoch());
        assertSameBits(resumed.weights(), unbroken.weights());
    }

    @Test
    void run_withTheStateOfAnotherRun_refuses() {
        trainer(Architecture.ALMT, 1, 3).run(directory, 1);

        assertThatThrownBy(() -> trainer(Architecture.ALMT, 2, 3).run(directory, 3))
                .isInstanceOf(ResumeException.class)
                .hasMessageContaining("seed=1")
                .hasMessageContaining("seed=2");
    }

    @Test
    void run_onPlantedEvidence_lowersTheLoss() {
        List<Double> losses = new ArrayList<>();
        new Trainer(configuration(Architecture.ALMT), options(1, 6), dataset(), progress(losses)).run(directory, 6);

        assertThat(losses.getLast()).isLessThan(0.8 * losses.getFirst());
    }

    @Test
    void run_ofTheAblation_lowersTheLossToo() {
        Configuration published = configuration(Architecture.ALMT);
        Configuration ablation = ConfigurationFile.parse(Architecture.ALMT, "ablation", "hyper_concatenated: 1")
                .withInputs(
                        published.input(Modality.LANGUAGE),
                        published.input(Modality.AUDIO),
                        published.input(Modality.VISION));
        List<Double> losses = new ArrayList<>();
        new Trainer(ablation, options(1, 6), dataset(), progress(losses)).run(directory, 6);

        assertThat(losses.getLast()).isLessThan(0.8 * losses.getFirst());
    }

    /** Weights that take raw features score as standardised training did: the folding is exact. */
    @Test
    void standardization_foldedIntoWeights_leavesScoresUnchanged() {
        Configuration configuration = configuration(Architecture.ALMT);
        Dataset data = dataset();
        Standardization standardization = Standardization.of(data.train().of(1));
        SequencedMap<String, Weights> weights = InitialWeights.draw(new TrainingGraph(configuration, 1).model(), 5);
        List<View> views = data.valid().stream().map(s -> View.complete(s, 0)).toList();
        try (ScoringGraph scoring = new ScoringGraph(configuration, 1)) {
            float[] standardised = scoring.run(weights, BatchTensors.of(views, configuration, standardization))
                    .scores();
            float[] raw = scoring.run(
                            standardization.foldInto(weights),
                            BatchTensors.of(views, configuration, Standardization.none()))
                    .scores();

            for (int i = 0; i < raw.length; i++) {
                assertThat(raw[i]).isCloseTo(standardised[i], org.assertj.core.api.Assertions.within(1e-4f));
            }
        }
    }

    private static void assertSameBits(SequencedMap<String, Weights> actual, SequencedMap<String, Weights> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((name, weights) -> assertThat(weights.values())
                .as(name)
                .isEqualTo(expected.get(name).values()));
    }

    private static Trainer trainer(Architecture architecture, long seed, int epochs) {
        return new Trainer(configuration(architecture), options(seed, epochs), dataset(), progress(new ArrayList<>()));
    }

    private static TrainingOptions options(long seed, int epochs) {
        return new TrainingOptions(
                epochs, 16, 1e-3, Schedule.PUBLISHED, 1e-2, 0, seed, 1, new MissingData(true, 0.2, 0.1));
    }

    private static Configuration configuration(Architecture architecture) {
        return PublishedConfigurations.named(architecture, "mosi")
                .withInputs(
                        new Configuration.Input(6, WORD_DIMS),
                        new Configuration.Input(12, 33),
                        new Configuration.Input(12, 20));
    }

    private static Dataset dataset() {
        UtteranceSimulator simulator = new UtteranceSimulator(3);
        Random random = new Random(4);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 56; i++) {
            float sentiment = (i % 5 - 2) / 2f;
            SimulatedUtterance simulated = simulator.simulate("sentence number " + i, sentiment);
            float[] words = new float[5 * WORD_DIMS];
            for (int k = 0; k < words.length; k++) {
                words[k] = (float) random.nextGaussian() + sentiment;
            }
            EncodedText language = EncodedText.of(new Features(5, WORD_DIMS, words));
            samples.add(new Sample(
                    "s" + i,
                    List.of(new Sample.Wording(language, List.of(new Sample.Masked(0.4f, 0.4f, language)))),
                    simulated.audio().features(),
                    simulated.vision().features(),
                    false,
                    3 * sentiment));
        }
        return new Dataset(
                samples.subList(0, 40),
                samples.subList(40, 56),
                List.of(),
                new Features(1, WORD_DIMS, new float[WORD_DIMS]),
                "test",
                "digest");
    }

    private static TrainingProgress progress(List<Double> losses) {
        return new TrainingProgress() {
            @Override
            public void resumedAfter(int epoch) {}

            @Override
            public void epochStarted(int epoch, int epochs, int steps, double learningRate) {}

            @Override
            public void stepDone(SequencedMap<String, Float> step) {}

            @Override
            public void epochDone(
                    int epoch,
                    SequencedMap<String, Double> means,
                    RegressionMetrics validation,
                    RegressionMetrics textAlone,
                    boolean best) {
                losses.add(means.get("total"));
            }
        };
    }
}
