package io.trimodal.cli;

import io.trimodal.cli.call.FunctionCall;
import io.trimodal.cli.call.Json;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.model.Models;
import io.trimodal.function.model.WorkMetrics;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.robustness.CheckFields;
import io.trimodal.function.robustness.CheckLimits;
import io.trimodal.function.robustness.CheckRequest;
import io.trimodal.function.robustness.RobustnessChecks;
import io.trimodal.modeling.cli.ProgressLine;
import io.trimodal.report.Report;
import io.trimodal.robustness.ProgressListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks how far scores hold. */
@Command(
        name = "robustness-check",
        description = {
            "Checks how far scores hold when part of the input is missing.",
            "POST /v1/robustness-check without HTTP: the same requests, the same answer, or the report of it."
        },
        mixinStandardHelpOptions = true)
final class RobustnessCheckCommand implements Callable<Integer> {
    @Mixin
    private FunctionCall call;

    @Option(
            names = "--model",
            paramLabel = "NAME[:VERSION]",
            description =
                    "Model (default: the request's, or trimodal-almt); given several times, all on the same masks.")
    private List<String> models = List.of();

    @Option(
            names = "--options",
            paramLabel = "JSON",
            description = "The request's options: protocol, modalities, rates, seeds, trials, noise; such as"
                    + " '{\"rates\": [0, 0.5], \"trials\": 30}'.")
    private String options; // null where it is left out, as picocli has it

    @Option(
            names = "--format",
            defaultValue = "json",
            paramLabel = "json|html",
            description = "html is a report with curves that works offline (default: ${DEFAULT-VALUE}).")
    private ReportFormat format;

    @Override
    public Integer call() throws IOException {
        CheckFields fields = new CheckFields(call.settings(Limits.class), call.settings(CheckLimits.class));
        PredictRequest read = call.request(models, fields);
        if (models.size() > 1) {
            call.fields("{\"models\": " + new String(Json.bytes(models), StandardCharsets.UTF_8) + "}", fields);
        }
        if (options != null) {
            call.options(options, fields);
        }
        CheckRequest request = fields.request(read).routed(call.models()::served);
        try (Models loaded = call.models().open(request.models());
                ProgressBar bar = ProgressLine.start("forward passes", -1)) {
            byte[] json = Json.bytes(
                    new RobustnessChecks(loaded, new WorkMetrics(call.models().meters()))
                            .check(request, new Watched(bar)));
            call.answer(format.of(json, Report::robustnessCheck));
        }
        return 0;
    }

    /** Shows how far it is; nobody cancels it but by ending the process. */
    private record Watched(ProgressBar bar) implements ProgressListener {
        @Override
        public void progress(long done, long total) {
            bar.maxHint(total);
            bar.stepTo(done);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
