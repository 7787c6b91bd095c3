package io.trimodal.function.upload.document;

import io.trimodal.function.explain.ExplainFields;
import io.trimodal.function.explain.ExplainLimits;
import io.trimodal.function.explain.ExplainResponse;
import io.trimodal.function.explain.Explanations;
import io.trimodal.function.limit.LimitedBody;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.model.Scoring;
import io.trimodal.function.predict.PredictResponse;
import io.trimodal.function.problem.BodyUnavailableException;
import io.trimodal.function.request.FurtherFields;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.PartsRequestReader;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.request.PredictRequestReader;
import io.trimodal.function.robustness.CheckFields;
import io.trimodal.function.robustness.CheckLimits;
import io.trimodal.function.robustness.CheckResponse;
import io.trimodal.function.robustness.RobustnessChecks;
import io.trimodal.function.upload.config.UploadOptions;
import io.trimodal.function.upload.config.UploadOptions.Further;
import io.trimodal.function.upload.store.Download;
import io.trimodal.robustness.ProgressListener;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Scores uploads that are one document: the body of a call, an archive of features, or a bundle. They are as large as a
 * call may be ({@code trimodal.limits.body-size}) and are read whole. Thread-safe; blocks while it works.
 */
@Singleton
public final class DocumentScorer {
    private final PredictRequestReader bodies;
    private final PartsRequestReader parts;
    private final Scoring scoring;
    private final RobustnessChecks checks;
    private final Explanations explanations;
    private final Limits limits;
    private final CheckLimits checkLimits;
    private final ExplainLimits explainLimits;

    public DocumentScorer(
            PredictRequestReader bodies,
            PartsRequestReader parts,
            Scoring scoring,
            RobustnessChecks checks,
            Explanations explanations,
            Limits limits,
            CheckLimits checkLimits,
            ExplainLimits explainLimits) {
        this.bodies = bodies;
        this.parts = parts;
        this.scoring = scoring;
        this.checks = checks;
        this.explanations = explanations;
        this.limits = limits;
        this.checkLimits = checkLimits;
        this.explainLimits = explainLimits;
    }

    /**
     * @throws io.trimodal.function.problem.RequestException if it cannot be read or scored
     * @throws BodyUnavailableException if the download breaks off
     */
    public ResultDocument score(Download download, UploadOptions options, Source source) {
        byte[] content = content(download);
        CheckFields check = new CheckFields(limits, checkLimits);
        ExplainFields explain = new ExplainFields(limits, explainLimits);
        PredictRequest request = withModel(
                switch (options.kind()) {
                    case JSON -> bodies.read(content, further(options, check, explain));
                    case NPZ -> parts.read(archive(source, content), FurtherFields.NONE);
                    case ZIP -> parts.read(Bundle.parts(content, name(source), limits), FurtherFields.NONE);
                    case JSONL -> throw new IllegalArgumentException("lines are no document");
                },
                options.model());
        return new ResultDocument(
                source,
                PredictResponse.of(scoring.score(request), request.origin()),
                options.functions().contains(Further.ROBUSTNESS_CHECK)
                        ? Optional.<CheckResponse>of(checks.check(check.request(request), ProgressListener.UNWATCHED))
                        : Optional.empty(),
                options.functions().contains(Further.EXPLAIN)
                        ? Optional.<ExplainResponse>of(
                                explanations.explain(request, explain.options(request), () -> false))
                        : Optional.empty());
    }

    private byte[] content(Download download) {
        try (LimitedBody limited =
                new LimitedBody(download.content(), limits.bodySize().asLongValue())) {
            return limited.readAllBytes();
        } catch (IOException e) {
            throw new BodyUnavailableException(e);
        }
    }

    /** The body is that of the function in its name, so the fields of that one may be in it. */
    private static FurtherFields further(UploadOptions options, CheckFields check, ExplainFields explain) {
        return options.named()
                .map(named -> switch (named) {
                    case ROBUSTNESS_CHECK -> check;
                    case EXPLAIN -> explain;
                })
                .orElse(FurtherFields.NONE);
    }

    /** What the body asks for comes before what the metadata ask for. */
    private static PredictRequest withModel(PredictRequest request, ModelReference model) {
        return request.model() instanceof ModelReference.Default
                ? new PredictRequest(model, request.utterances(), request.origin())
                : request;
    }

    private SequencedMap<String, byte[]> archive(Source source, byte[] content) {
        SequencedMap<String, byte[]> named = new TreeMap<>();
        named.put("id", name(source));
        named.put("features", content);
        return named;
    }

    /** The upload's name without folders, as an id. */
    private byte[] name(Source source) {
        return UploadName.of(source.key(), limits.nameCharacters());
    }
}
