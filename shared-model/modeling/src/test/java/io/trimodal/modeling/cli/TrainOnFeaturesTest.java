package io.trimodal.modeling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.model.LabelScale;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.model.Manifest;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.modeling.dataset.FeaturePickleWriter;
import io.trimodal.modeling.dataset.FeaturePickleWriter.Content;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** From a feature file to a model that is evaluated on it: train, export, evaluate. */
class TrainOnFeaturesTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"almt, features, mosi", "lnln, english, sims"})
    void train_onAFeatureFile_makesAPackageThatEvaluateTakes(String architecture, String language, String scale)
            throws IOException {
        Path data = data();
        Run trained = run(
                "train",
                "--architecture",
                architecture,
                "--data",
                data.toString(),
                "--output",
                directory.resolve("out").toString(),
                "--language",
                language,
                "--label-scale",
                scale,
                "--epochs",
                "2",
                "--batch",
                "5",
                "--masked",
                "2",
                "--threads",
                "1");

        assertThat(trained.exit()).as(trained.err()).isZero();
        assertThat(trained.err())
                .contains("audio [11, 6, 3] float32; 1 values of -inf taken as 0")
                .contains("11 train, 5 valid samples")
                .contains("epoch 2: loss");

        Path weights = directory.resolve("out/weights.safetensors");
        Run evaluated = evaluate(data, weights, "1");
        Manifest manifest = manifest("1");
        assertThat(manifest.scale()).isEqualTo(LabelScale.valueOf(scale.toUpperCase(Locale.ROOT)));
        assertThat(manifest.language() instanceof LanguageSource.FeaturesOnly).isEqualTo(language.equals("features"));
        assertThat(manifest.provenance().command())
                .contains("--schedule published")
                .contains("--learning-rate 1.0E-4")
                .contains("--averaging 0.0");
        JsonNode evaluation = new ObjectMapper().readTree(evaluated.out()).at("/evaluations/0");
        assertThat(evaluation.path("utterances").asInt()).isEqualTo(5);
        assertThat(evaluation.at("/mean_over_rates/MAE").asDouble()).isPositive();
        assertThat(evaluation.at("/rates/0/metrics/Mult_acc_3").isNumber()).isEqualTo(scale.equals("sims"));

        // What was measured goes into the manifest of the package that is made next.
        Path figures = Files.writeString(
                directory.resolve("held-out.json"), evaluated.out().replace("toy:1", "toy:2"));
        Run exported = export(weights, "2", "--evaluation", figures.toString());
        assertThat(exported.exit()).as(exported.err()).isZero();
        assertThat(manifest("2").evaluation())
                .containsEntry(
                        "held-out/missing-rate-0.5/MAE",
                        evaluation.at("/rates/1/metrics/MAE").asDouble())
                .containsKey("held-out/mean-over-rates/Corr");
        assertThat(manifest("2").provenance().notes().getLast())
                .startsWith("Figures under held-out: ./trimodal evaluate --model toy:2 --data set.pkl");
        assertThat(export(weights, "3", "--evaluation", figures.toString()).err())
                .contains("holds no evaluation of toy:3");
    }

    @Test
    void train_onAFileThatLacksSomething_saysWhat() throws IOException {
        Path one = directory.resolve("one.pkl");
        SequencedMap<String, SequencedMap<String, Content>> splits = new LinkedHashMap<>();
        SequencedMap<String, Content> silent = split(4, 1);
        silent.remove("audio");
        splits.put("train", silent);
        FeaturePickleWriter.write(one, splits);

        assertThat(failure(one)).contains("has no audio features to train on");
        assertThat(failure(Files.writeString(directory.resolve("x.txt"), "x"))).contains("neither a pickle");
    }

    @Test
    void train_beginningWithEarlierWeights_goesOnFromThem_andOnlyFromThoseOfItsArchitecture() throws IOException {
        Path data = data();
        Path earlier = directory.resolve("first/weights.safetensors");
        assertThat(train(data, "almt", "first").exit()).isZero();

        Run second = train(data, "almt", "second", "--begin-with", earlier.toString());
        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(export(directory.resolve("second/weights.safetensors"), "1").exit())
                .isZero();
        assertThat(manifest("1").provenance().command()).contains("--begin-with weights.safetensors");

        Run other = train(data, "lnln", "third", "--begin-with", earlier.toString());
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.err()).contains("weights.safetensors is of almt, and this training of lnln");
    }

    private Run train(Path data, String architecture, String folder, String... more) {
        return run(Stream.concat(
                        Stream.of(
                                "train",
                                "--architecture",
                                architecture,
                                "--data",
                                data.toString(),
                                "--output",
                                directory.resolve(folder).toString(),
                                "--language",
                                "features",
                                "--masked",
                                "0",
                                "--epochs",
                                "1"),
                        Arrays.stream(more))
                .toArray(String[]::new));
    }

    private String failure(Path data, String... more) {
        Run run = run(Stream.concat(
                        Stream.of(
                                "train",
                                "--architecture",
                                "almt",
                                "--data",
                                data.toString(),
                                "--output",
                                directory.resolve("none").toString()),
                        Arrays.stream(more))
                .toArray(String[]::new));
        assertThat(run.exit()).isEqualTo(1);
        return run.err();
    }

    private Manifest manifest(String version) {
        LocalModelRepository models = new LocalModelRepository(directory.resolve("repository"));
        return models.open(models.resolve("toy:" + version)).manifest();
    }

    private Run evaluate(Path data, Path weights, String version) {
        Run exported = export(weights, version);
        assertThat(exported.exit()).as(exported.err()).isZero();
        Run evaluated = run(
                "evaluate",
                "--model",
                "toy:" + version,
                "--data",
                data.toString(),
                "--missing-rates",
                "0,0.5",
                "--format",
                "json",
                "--repository",
                directory.resolve("repository").toString());
        assertThat(evaluated.exit()).as(evaluated.err()).isZero();
        return evaluated;
    }

    private Run export(Path weights, String version, String... more) {
        return run(Stream.concat(
                        Stream.of(
                                "export",
                                "--weights",
                                weights.toString(),
                                "--name",
                                "toy",
                                "--version",
                                version,
                                "--repository",
                                directory.resolve("repository").toString()),
                        Arrays.stream(more))
                .toArray(String[]::new));
    }

    private Path data() throws IOException {
        SequencedMap<String, SequencedMap<String, Content>> splits = new LinkedHashMap<>();
        splits.put("train", split(11, 1));
        splits.put("valid", split(5, 2));
        splits.put("test", split(5, 3));
        Path file = directory.resolve("set.pkl");
        FeaturePickleWriter.write(file, splits);
        return file;
    }

    private static SequencedMap<String, Content> split(int size, long seed) {
        SequencedMap<String, Content> content = new LinkedHashMap<>();
        content.put("raw_text", new Content.Strings(Collections.nCopies(size, "a fine film")));
        content.put("audio", noise(seed, true, size, 6, 3));
        content.put("vision", noise(seed + 10, false, size, 4, 2));
        content.put("text", noise(seed + 20, false, size, 5, 4));
        content.put(
                "audio_lengths",
                new Content.Integers(
                        IntStream.range(0, size).mapToObj(i -> 1 + i % 6).toList()));
        content.put("regression_labels", new Content.Array(new int[] {size}, row -> new float[] {row % 3 - 1}));
        return content;
    }

    private static Content noise(long seed, boolean infinite, int... shape) {
        return new Content.Array(shape, row -> {
            Random random = new Random(seed * 1000 + row);
            float[] values = new float[shape[1] * shape[2]];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            if (infinite && row == 0) {
                values[0] = Float.NEGATIVE_INFINITY;
            }
            return values;
        });
    }

    private record Run(int exit, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int exit = line.execute(arguments);
        return new Run(exit, out.toString(), err.toString());
    }
}
