package io.trimodal.modeling.cli;

import io.trimodal.feature.Modality;
import io.trimodal.feature.Utterance;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.model.ModelId;
import io.trimodal.model.ModelPackage;
import io.trimodal.modeling.compose.Material;
import io.trimodal.modeling.compose.UtteranceComposer;
import io.trimodal.modeling.export.ModelExporter;
import io.trimodal.modeling.export.TrainedWeights;
import io.trimodal.modeling.face.FaceFeatureFile;
import io.trimodal.modeling.face.FaceFeatures;
import io.trimodal.modeling.figures.Figure;
import io.trimodal.modeling.figures.RealFigures;
import io.trimodal.modeling.sentence.HalfRange;
import io.trimodal.modeling.sentence.Sentence;
import io.trimodal.modeling.sentence.SentenceCsv;
import io.trimodal.modeling.simulate.SimulatedFace;
import io.trimodal.modeling.table.MarkdownTable;
import io.trimodal.modeling.voice.VoiceFeatureFile;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.Prediction;
import io.trimodal.predict.Predictor;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a model on real voices, faces and words. */
@Command(
        name = "figures",
        description = {
            "Prints what a model makes of voices, faces and words that it was not trained on, alone and composed.",
            "Voices: happy against angry, sad, fearful and disgusted ones. Faces: valence of people's votes on FER+'s "
                    + "pictures. Words: the sentences. Composed utterances: all three against each alone, and where a "
                    + "voice or face contradicts the words."
        },
        mixinStandardHelpOptions = true)
final class FiguresCommand implements Callable<Integer> {
    private static final int BATCH = 64;

    @Parameters(
            paramLabel = "MODEL",
            description = "A package NAME[:VERSION] of the repository, or a file of trained weights.")
    private String model;

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "Text set with a test split.")
    private Path data;

    @Option(names = "--voices", required = true, paramLabel = "FILE", description = "Of voice-features.")
    private Path voices;

    @Option(names = "--faces", paramLabel = "FILE", description = "Of face-features.")
    private Path faces;

    @Option(
            names = "--unheard",
            paramLabel = "CORPUS",
            description = "A corpus of voices that the model was not trained on: all of it is then measured; may be "
                    + "given several times.")
    private Set<String> unheard = Set.of();

    @Option(
            names = "--split",
            paramLabel = "valid|test",
            defaultValue = "test",
            description = "What is measured (default: ${DEFAULT-VALUE}); valid to choose between models, so that the "
                    + "test is looked at once.")
    private Sentence.Split split;

    @Option(
            names = "--data-seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Of composed utterances, as train's (default: ${DEFAULT-VALUE}).")
    private long dataSeed;

    @Mixin
    private RepositoryOption repository;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        GivenFiles.requireReadable(data, voices, faces);
        PrintWriter out = spec.commandLine().getOut();
        if (!model.endsWith(".safetensors")) {
            LocalModelRepository packages = new LocalModelRepository(repository.directory());
            out.println(table(packages.open(packages.resolve(model))));
            out.flush();
            return 0;
        }
        GivenFiles.requireReadable(Path.of(model));
        Path folder = Files.createTempDirectory("trimodal-figures");
        try {
            ModelPackage made = new ModelExporter(_ -> {})
                    .export(TrainedWeights.read(Path.of(model)).specification(new ModelId("measured", "1")), folder);
            out.println(table(made));
            out.flush();
            return 0;
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private String table(ModelPackage source) throws IOException {
        VoiceFeatureFile heard = VoiceFeatureFile.read(voices);
        Optional<FaceFeatureFile> seen = Optional.ofNullable(faces).map(FaceFeatureFile::read);
        List<FaceFeatures> pictures = seen.map(FaceFeatureFile::faces).orElse(List.of());
        List<Sentence> sentences = SentenceCsv.read(data);
        float halfRange = HalfRange.of(data, sentences);
        try (LoadedModel loaded = LoadedModel.open(source, new OnnxGraphs(RuntimeOptions.cpu(1)));
                InferencePool pool = new InferencePool(1, 0);
                ProgressBar bar = ProgressLine.start("scoring", ProgressLine.UNKNOWN)) {
            if (faces != null && !loaded.contract(Modality.VISION).learned()) {
                throw new IllegalArgumentException(
                        "--faces: " + source.manifest().id() + " has learned no faces; leave the option out");
            }
            Predictor predictor = new Predictor(pool);
            RealFigures real = new RealFigures(
                    utterances -> scores(predictor, loaded, utterances, bar),
                    split,
                    source.manifest().scale());
            real.voices(heard.voices(), unheard);
            real.sentencesSaidTwice(heard.voices());
            if (!pictures.isEmpty()) {
                real.faces(pictures);
            }
            Material material = new Material(
                    heard.voices(),
                    pictures,
                    heard.names().size(),
                    SimulatedFace.names().size());
            real.utterances(sentences, halfRange, new UtteranceComposer(material, dataSeed));
            return source.manifest().id() + "\n\n" + table(real.figures());
        }
    }

    private static float[] scores(Predictor predictor, LoadedModel model, List<Utterance> utterances, ProgressBar bar) {
        float[] scores = new float[utterances.size()];
        for (int from = 0; from < scores.length; from += BATCH) {
            List<Utterance> batch = utterances.subList(from, Math.min(scores.length, from + BATCH));
            List<Prediction> predictions = predictor.predict(model, batch);
            for (int i = 0; i < predictions.size(); i++) {
                scores[from + i] = predictions.get(i).score();
            }
            bar.stepBy(batch.size());
        }
        return scores;
    }

    private static String table(List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>();
        figures.forEach(figure -> rows.add(List.of(
                figure.given(),
                figure.measure(),
                Double.isFinite(figure.value()) ? String.format(Locale.ROOT, "%.3f", figure.value()) : "-",
                Integer.toString(figure.count()))));
        return MarkdownTable.of(List.of("given", "measure", "value", "of"), rows);
    }
}
