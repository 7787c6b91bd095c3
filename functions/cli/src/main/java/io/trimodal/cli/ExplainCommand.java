package io.trimodal.cli;

import io.trimodal.cli.call.FunctionCall;
import io.trimodal.cli.call.Json;
import io.trimodal.explain.ExplainOptions;
import io.trimodal.function.explain.ExplainFields;
import io.trimodal.function.explain.ExplainLimits;
import io.trimodal.function.explain.Explanations;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.model.Models;
import io.trimodal.function.model.WorkMetrics;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.modeling.cli.ProgressLine;
import io.trimodal.report.Report;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Explains scores. */
@Command(
        name = "explain",
        description = {
            "Explains scores.",
            "POST /v1/explain without HTTP: the same requests, the same answer, or the report of it."
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private FunctionCall call;

    @Mixin
    private ModelOption model;

    @Option(
            names = "--options",
            paramLabel = "JSON",
            description =
                    "The request's options: methods, resolution, window, stride, steps, faithfulness, orders, seed;"
                            + " such as '{\"methods\": [\"occlusion\"], \"faithfulness\": true}'.")
    private String options; // null where it is left out, as picocli has it

    @Option(
            names = "--format",
            defaultValue = "json",
            paramLabel = "json|html",
            description = "html is a report that works offline (default: ${DEFAULT-VALUE}).")
    private ReportFormat format;

    @Override
    public Integer call() throws IOException {
        ExplainFields fields = new ExplainFields(call.settings(Limits.class), call.settings(ExplainLimits.class));
        PredictRequest request = call.models().routed(call.request(model.names(), fields));
        if (options != null) {
            call.options(options, fields);
        }
        ExplainOptions asked = fields.options(request);
        int utterances = request.utterances().size();
        try (Models models = call.models().open(List.of(request.model()));
                ProgressBar bar = ProgressLine.start("explaining", utterances)) {
            byte[] json = Json.bytes(
                    new Explanations(models, new WorkMetrics(call.models().meters()))
                            .explain(request, asked, () -> false, (done, _) -> bar.stepTo(done)));
            call.answer(format.of(json, Report::explanation));
        }
        return 0;
    }
}
