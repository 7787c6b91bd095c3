package io.trimodal.modeling.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.feature.Utterance;
import io.trimodal.model.LocalModelRepository;
import io.trimodal.model.SentimentClasses;
import io.trimodal.modeling.data.UtteranceFiles;
import io.trimodal.predict.Completeness;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.Prediction;
import io.trimodal.predict.Predictor;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores a file. */
@Command(
        name = "predict",
        description = {
            "Scores utterances and prints one JSON object per line. Input: JSON as POST /v1/predict takes it, one utterance",
            "per line (.jsonl), or .npz with arrays language, text_bert or raw_text, audio, vision, or the .csv of OpenFace's",
            "FeatureExtraction for vision alone (with words: {\"text\": …, \"vision\": {\"openface\": CSV as a string}})."
        },
        mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
    private static final int BATCH = 32;

    @Option(names = "--model", required = true, paramLabel = "NAME", description = "Model: name or name:version.")
    private String model;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE",
            description = "Input file; - reads JSON or JSON lines from standard input.")
    private String input;

    @Mixin
    private RepositoryOption repository;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Utterance> utterances = UtteranceFiles.read(
                input, System.in, note -> spec.commandLine().getErr().println("note: " + note));
        LocalModelRepository models = new LocalModelRepository(repository.directory());
        int processors = Runtime.getRuntime().availableProcessors();
        try (LoadedModel loaded = LoadedModel.open(
                        models.open(models.resolve(model)),
                        new OnnxGraphs(new RuntimeOptions(1, RuntimeOptions.Device.CPU)));
                InferencePool pool = new InferencePool(processors, 0);
                ProgressBar bar = ProgressLine.start("scoring", utterances.size())) {
            Predictor predictor = new Predictor(pool);
            for (int from = 0; from < utterances.size(); from += BATCH) {
                List<Utterance> batch = utterances.subList(from, Math.min(utterances.size(), from + BATCH));
                for (Prediction prediction : predictor.predict(loaded, batch)) {
                    out.println(json(loaded, prediction));
                }
                out.flush();
                bar.stepBy(batch.size());
            }
        }
        return 0;
    }

    private static ObjectNode json(LoadedModel model, Prediction prediction) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("id", prediction.id());
        node.put("score", prediction.score());
        node.put("sentiment", SentimentClasses.sentiment(model.manifest().scale(), prediction.score()));
        switch (prediction.completeness()) {
            case Completeness.Estimated(float value) -> node.put("completeness", value);
            case Completeness.NotEstimated _ -> {}
        }
        prediction.interval().ifPresent(interval -> {
            ObjectNode child = node.putObject("interval");
            child.put("low", interval.low());
            child.put("high", interval.high());
            child.put("coverage", interval.coverage());
        });
        ObjectNode modalities = node.putObject("modalities");
        prediction
                .modalities()
                .forEach((modality, use) ->
                        modalities.put(modality.key(), use.presence().name().toLowerCase(Locale.ROOT)));
        if (!prediction.notes().isEmpty()) {
            prediction.notes().forEach(node.putArray("notes")::add);
        }
        return node;
    }
}
