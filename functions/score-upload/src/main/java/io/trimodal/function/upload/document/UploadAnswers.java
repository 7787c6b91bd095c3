package io.trimodal.function.upload.document;

import io.trimodal.function.explain.ExplainFields;
import io.trimodal.function.explain.ExplainLimits;
import io.trimodal.function.explain.Explanations;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.model.Scoring;
import io.trimodal.function.predict.PredictResponse;
import io.trimodal.function.request.FurtherFields;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.robustness.CheckFields;
import io.trimodal.function.robustness.CheckLimits;
import io.trimodal.function.robustness.RobustnessChecks;
import io.trimodal.function.upload.config.UploadOptions;
import io.trimodal.function.upload.config.UploadOptions.Further;
import io.trimodal.robustness.ProgressListener;
import io.trimodal.runtime.Cancellation;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Answers the call of an upload by the functions that it asks for. Thread-safe; blocks while it works. */
@Singleton
final class UploadAnswers {
    private final Scoring scoring;
    private final RobustnessChecks checks;
    private final Explanations explanations;
    private final Limits limits;
    private final CheckLimits checkLimits;
    private final ExplainLimits explainLimits;

    UploadAnswers(
            Scoring scoring,
            RobustnessChecks checks,
            Explanations explanations,
            Limits limits,
            CheckLimits checkLimits,
            ExplainLimits explainLimits) {
        this.scoring = scoring;
        this.checks = checks;
        this.explanations = explanations;
        this.limits = limits;
        this.checkLimits = checkLimits;
        this.explainLimits = explainLimits;
    }

    /** What the functions take beside utterances; of one upload. */
    record Fields(CheckFields check, ExplainFields explain) {
        /** The body is that of the function in its name, so the fields of that one may be in it. */
        FurtherFields of(UploadOptions options) {
            return options.named()
                    .map(named -> switch (named) {
                        case ROBUSTNESS_CHECK -> check;
                        case EXPLAIN -> explain;
                    })
                    .orElse(FurtherFields.NONE);
        }
    }

    Fields fields() {
        return new Fields(new CheckFields(limits, checkLimits), new ExplainFields(limits, explainLimits));
    }

    /**
     * @param asked as it was read
     * @param fields as they were read with the request
     * @throws io.trimodal.function.problem.RequestException if it cannot be scored
     * @throws io.trimodal.runtime.CancelledException soon after it is cancelled
     */
    ResultDocument answer(
            PredictRequest asked, Fields fields, UploadOptions options, Source source, Cancellation until) {
        PredictRequest request = scoring.routed(asked);
        return new ResultDocument(
                source,
                PredictResponse.of(scoring.score(request, until), request.origin()),
                options.functions().contains(Further.ROBUSTNESS_CHECK)
                        ? Optional.of(checks.check(fields.check().request(asked), new Unwatched(until)))
                        : Optional.empty(),
                options.functions().contains(Further.EXPLAIN)
                        ? Optional.of(
                                explanations.explain(request, fields.explain().options(request), until))
                        : Optional.empty());
    }

    /** Nobody looks how far it is, but it may be ended. */
    private record Unwatched(Cancellation until) implements ProgressListener {
        @Override
        public void progress(long done, long total) {}

        @Override
        public boolean isCancelled() {
            return until.isCancelled();
        }
    }
}
