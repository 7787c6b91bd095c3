package io.trimodal.cli;

import io.trimodal.cli.call.FunctionCall;
import io.trimodal.cli.call.Json;
import io.trimodal.cli.output.PredictionTable;
import io.trimodal.cli.output.ScoreCues;
import io.trimodal.feature.Utterance;
import io.trimodal.function.model.Models;
import io.trimodal.function.model.Scores;
import io.trimodal.function.model.Scoring;
import io.trimodal.function.model.ScoringMetrics;
import io.trimodal.function.predict.PredictResponse;
import io.trimodal.function.request.FurtherFields;
import io.trimodal.function.request.Origin;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.modeling.cli.ProgressLine;
import io.trimodal.predict.Prediction;
import io.trimodal.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Scores utterances. */
@Command(
        name = "predict",
        description = {"Scores utterances.", "POST /v1/predict without HTTP: the same requests, the same answer."},
        mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
    /** Utterances that are scored together where there are any number of them. */
    private static final int BATCH = 32;

    private enum Format {
        json,
        jsonl,
        csv,
        html,
        vtt
    }

    @Mixin
    private FunctionCall call;

    @Mixin
    private ModelOption model;

    @Option(
            names = "--format",
            paramLabel = "json|jsonl|csv|html|vtt",
            description = "json: the answer of the function; jsonl: its predictions alone, one per line; csv: a row"
                    + " each; html: a report that works offline; vtt: of a recording, subtitles with scores (default:"
                    + " jsonl for an utterance per line, else json).")
    private Format format; // null where it is left out, as picocli has it

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PredictRequest request = call.models().routed(call.request(model.names(), FurtherFields.NONE));
        if (format == Format.vtt && request.origin() instanceof Origin.Given) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--format vtt is for recordings, as utterances have no times; csv has a row for each");
        }
        try (Models models = call.models().open(List.of(request.model()))) {
            Scoring scoring =
                    new Scoring(models, new ScoringMetrics(call.models().meters()));
            PredictResponse answer = PredictResponse.of(
                    call.isLines() ? inBatches(scoring, request) : scoring.score(request), request.origin());
            call.answer(
                    switch (format()) {
                        case json -> Json.bytes(answer);
                        case jsonl -> lines(answer);
                        case csv -> utf8(PredictionTable.csv(answer.predictions(), request.utterances()));
                        case html -> Report.scores(Json.bytes(answer));
                        case vtt -> utf8(ScoreCues.webVtt(answer.predictions()));
                    });
        }
        return 0;
    }

    private Format format() {
        if (format != null) {
            return format;
        }
        return call.isLines() ? Format.jsonl : Format.json;
    }

    private static Scores inBatches(Scoring scoring, PredictRequest request) {
        List<Utterance> utterances = request.utterances();
        List<Prediction> predictions = new ArrayList<>();
        Scores scores = null;
        try (ProgressBar bar = ProgressLine.start("scoring", utterances.size())) {
            for (int from = 0; from < utterances.size(); from += BATCH) {
                List<Utterance> batch = utterances.subList(from, Math.min(utterances.size(), from + BATCH));
                scores = scoring.score(new PredictRequest(request.model(), batch));
                predictions.addAll(scores.predictions());
                bar.stepBy(batch.size());
            }
        }
        return new Scores(scores.model(), scores.digest(), predictions);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] lines(PredictResponse answer) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        answer.predictions().forEach(prediction -> {
            lines.writeBytes(Json.bytes(prediction));
            lines.write('\n');
        });
        return lines.toByteArray();
    }
}
