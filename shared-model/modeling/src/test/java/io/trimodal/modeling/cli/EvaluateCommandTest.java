package io.trimodal.modeling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.corruption.CorruptionProtocol;
import io.trimodal.corruption.Corruptions;
import io.trimodal.corruption.KeepMask;
import io.trimodal.corruption.UniformRows;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Utterance;
import io.trimodal.metric.PublishedMetrics;
import io.trimodal.model.LabelScale;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.modeling.dataset.FeatureFile;
import io.trimodal.modeling.dataset.FeatureSplit;
import io.trimodal.modeling.dataset.PaddedFeatures;
import io.trimodal.modeling.dataset.SyntheticPickle;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.Predictor;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./trimodal evaluate} on a small feature file and packages of formula weights. */
class EvaluateCommandTest {
    @TempDir
    private static Path directory;

    private static Path data;

    @BeforeAll
    static void makePackages() throws IOException {
        Path config = Files.writeString(
                directory.resolve("small.yaml"),
                "{language_frames: 2, language_dims: 2, audio_frames: 4, audio_dims: 2, vision_frames: 3, "
                        + "vision_dims: 1}");
        for (String architecture : List.of("almt", "lnln")) {
            Run made = run(
                    "import-checkpoint",
                    "--architecture",
                    architecture,
                    "--config",
                    config.toString(),
                    "--formula-weights",
                    "--name",
                    architecture,
                    "--version",
                    "1",
                    "--repository",
                    directory.toString());
            assertThat(made.exit()).as(made.err()).isZero();
        }
        data = directory.resolve("small.pkl");
        SyntheticPickle.write(data, _ -> {});
    }

    @Test
    void evaluate_givesTheMetricsOfPredictionsOnCorruptedCopies() throws IOException {
        Run run = evaluate("--model", "almt", "--format", "json", "--missing-rates", "0,0.5,0.9", "--seeds", "1111,7");

        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode evaluation = new ObjectMapper().readTree(run.out()).at("/evaluations/0");
        assertThat(evaluation.at("/forward_passes").asLong()).isEqualTo(12);
        for (int i = 0; i < 3; i++) {
            JsonNode rate = evaluation.at("/rates/" + i);
            for (long seed : new long[] {1111, 7}) {
                Map<String, Double> expected =
                        predicted(rate.path("missing_rate").asDouble(), seed);
                JsonNode metrics = rate.at("/seeds/" + seed);
                expected.forEach((name, figure) ->
                        assertThat(metrics.path(name).asDouble()).as(name).isCloseTo(figure, within(1e-4)));
            }
            assertThat(rate.at("/metrics/MAE").asDouble())
                    .isCloseTo(
                            (rate.at("/seeds/1111/MAE").asDouble()
                                            + rate.at("/seeds/7/MAE").asDouble())
                                    / 2,
                            within(1e-12));
        }
        double mean = 0;
        for (JsonNode rate : evaluation.path("rates")) {
            mean += rate.at("/metrics/MAE").asDouble() / 3;
        }
        assertThat(evaluation.at("/mean_over_rates/MAE").asDouble()).isCloseTo(mean, within(1e-12));
    }

    /** The same by other means: copies made with the protocol's own classes, scored as any request is. */
    private static Map<String, Double> predicted(double rate, long seed) {
        LocalModelRepository models = new LocalModelRepository(directory);
        try (FeatureFile file = FeatureFile.open(data);
                LoadedModel model =
                        LoadedModel.open(models.open(models.resolve("almt")), new OnnxGraphs(RuntimeOptions.cpu(1)));
                InferencePool pool = new InferencePool(1, 0)) {
            FeatureSplit split = file.split("test");
            List<List<Features>> inputs = new ArrayList<>();
            for (Modality modality : Modality.values()) {
                UniformRows rows = CorruptionProtocol.LNLN.rows(seed, modality, split.frames(modality));
                List<Features> corrupted = new ArrayList<>();
                for (PaddedFeatures padded : split.features(modality, 0, 2)) {
                    double[] uniforms = rows.next("");
                    KeepMask mask = modality == Modality.LANGUAGE
                            ? KeepMask.tokens(uniforms, rate, new long[] {1, 1})
                            : KeepMask.frames(uniforms, rate, padded.length());
                    corrupted.add(Corruptions.frames(padded.features(), mask));
                }
                inputs.add(corrupted);
            }
            List<Utterance> utterances = Stream.of(0, 1)
                    .map(i -> new Utterance(
                            "" + i,
                            inputs.get(0).get(i),
                            inputs.get(1).get(i),
                            inputs.get(2).get(i)))
                    .toList();
            float[] scores = new float[2];
            for (int i = 0; i < 2; i++) {
                scores[i] =
                        new Predictor(pool).predict(model, utterances).get(i).score();
            }
            return PublishedMetrics.of(LabelScale.MOSI, scores, split.labels());
        }
    }

    @Test
    void evaluate_ofTwoModels_printsATableEach_ofTheSameMasks_everyTimeTheSame() throws IOException {
        String[] arguments = {"--model", "almt", "--model", "lnln:1", "--protocol", "independent"};
        Run table = evaluate(arguments);

        assertThat(table.exit()).as(table.err()).isZero();
        assertThat(table.out())
                .contains("almt:1, test of small.pkl, 2 utterances, protocol independent, seeds [1111]")
                .contains("lnln:1, test of small.pkl")
                .contains("| missing rate | Has0_acc_2 | Has0_F1_score | Non0_acc_2 | Non0_F1_score | Mult_acc_5 | "
                        + "Mult_acc_7 | MAE ")
                .contains("| completeness |")
                .contains("\n| 0.9  ")
                .contains("\n| mean ");
        assertThat(table.err())
                .contains("small.pkl: feature pickle with the splits test")
                .contains("audio [2, 4, 2] float32")
                .contains("text_bert [2, 3, 2] float32")
                .doesNotContain("Exception");
        assertThat(evaluate(arguments).out()).isEqualTo(table.out());

        String[] asJson = Stream.concat(Arrays.stream(arguments), Stream.of("--format", "json"))
                .toArray(String[]::new);
        JsonNode json = new ObjectMapper().readTree(evaluate(asJson).out());
        assertThat(json.at("/evaluations/0/mask_digest").asText())
                .hasSize(64)
                .isEqualTo(json.at("/evaluations/1/mask_digest").asText());
        assertThat(json.path("command").asText())
                .startsWith("./trimodal evaluate --model almt --model lnln:1 --data small.pkl --split test");
    }

    @Test
    void evaluate_asHtml_writesAPageThatHoldsTheFigures() throws IOException {
        Path file = directory.resolve("page.html");
        Run page = evaluate(
                "--model", "almt", "--format", "html", "--missing-rates", "0,0.5", "--output", file.toString());

        assertThat(page.exit()).as(page.err()).isZero();
        assertThat(page.out()).isEmpty();
        assertThat(Files.readString(file))
                .startsWith("<!")
                .contains("Content-Security-Policy")
                .contains("mean_over_rates");
    }

    @Test
    void evaluate_ofOtherFeatures_offersLanguageAlone_whichWorks() throws IOException {
        Path wide = directory.resolve("other.pkl");
        SyntheticPickle.write(
                wide,
                content ->
                        content.put("audio", SyntheticPickle.array(new int[] {2, 4, 3}, new float[1], new float[1])));
        assertThat(failure("--data", wide.toString()))
                .contains("frames of audio have 3 values", "--modalities language");

        Run run = run(
                "evaluate",
                "--model",
                "almt",
                "--repository",
                directory.toString(),
                "--data",
                wide.toString(),
                "--modalities",
                "language",
                "--format",
                "json");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("given to the models, as --modalities says: language")
                .doesNotContain("missing:");
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.at("/evaluations/0/notes").toString()).contains("audio is absent", "vision is absent");
        assertThat(json.path("command").asText()).contains(" --modalities language");
    }

    @Test
    void command_ofTheDocument_repeatsTheEvaluation() throws IOException {
        Run first = evaluate("--model", "almt", "--format", "json", "--missing-rates", "0,0.5");
        String command =
                new ObjectMapper().readTree(first.out()).path("command").asText();
        assertThat(command).contains(" --repository " + directory);

        // the data file is named without its folder
        Run again = run(Stream.concat(
                        Arrays.stream(command.replace(" small.pkl", " " + data).split(" "))
                                .skip(1),
                        Stream.of("--format", "json"))
                .toArray(String[]::new));

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).isEqualTo(first.out());
    }

    @Test
    void evaluate_ofARecording_saysWhatItIs() throws IOException {
        for (String name : List.of("clip.mp4", "clip.csv")) {
            Path clip = Files.writeString(
                    directory.resolve(name), "\0\0\0\020ftypisom\0\0\2\0", StandardCharsets.ISO_8859_1);
            assertThat(failure("--data", clip.toString()))
                    .contains(name, "is an MPEG-4 recording", "neither a pickle of protocol 2 or later");
        }
    }

    @Test
    void evaluate_ofWhatCannotBeEvaluated_saysWhy() throws IOException {
        Path wide = directory.resolve("wide.pkl");
        SyntheticPickle.write(
                wide,
                content ->
                        content.put("vision", SyntheticPickle.array(new int[] {2, 3, 2}, new float[1], new float[1])));
        Path text = Files.writeString(directory.resolve("text.csv"), "text,label\ngood,1\n");

        assertThat(failure("--data", wide.toString())).contains("frames of vision have 2 values; almt:1 takes 1");
        assertThat(failure("--data", text.toString()))
                .contains("almt:1 takes language features, as it has no text encoder");
        assertThat(failure("--data", data.toString(), "--split", "train")).contains("no split 'train' but ['test']");
        assertThat(failure("--data", data.toString(), "--missing-rates", "1.5")).contains("from 0 to 1, not 1.5");
        assertThat(failure("--data", data.toString(), "--seeds", "-1")).contains("a seed must be from 0");
        assertThat(failure("--data", directory.resolve("none.pkl").toString())).contains("does not exist");
    }

    private static String failure(String... arguments) {
        Run run = run(Stream.concat(
                        Stream.of("evaluate", "--model", "almt", "--repository", directory.toString()),
                        Arrays.stream(arguments))
                .toArray(String[]::new));
        assertThat(run.exit()).as(run.out()).isEqualTo(1);
        return run.err();
    }

    private static Run evaluate(String... arguments) {
        return run(Stream.concat(
                        Stream.of("evaluate", "--data", data.toString(), "--repository", directory.toString()),
                        Arrays.stream(arguments))
                .toArray(String[]::new));
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
