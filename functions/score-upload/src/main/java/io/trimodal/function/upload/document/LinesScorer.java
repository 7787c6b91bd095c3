package io.trimodal.function.upload.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.feature.Utterance;
import io.trimodal.function.answer.ModelName;
import io.trimodal.function.answer.ScoredUtterance;
import io.trimodal.function.failure.Failure;
import io.trimodal.function.failure.ProblemDocument;
import io.trimodal.function.model.Scores;
import io.trimodal.function.model.Scoring;
import io.trimodal.function.problem.BodyUnavailableException;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.RequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.request.PredictRequestReader;
import io.trimodal.function.upload.config.UploadConfig;
import io.trimodal.function.upload.document.BoundedLines.Line;
import io.trimodal.predict.NonFiniteScoreException;
import io.trimodal.runtime.Cancellation;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Scores an utterance per line and writes a line for each, in order, so memory does not grow with the file: a batch of
 * lines is held. A line that cannot be scored is reported in its place and does not stop the rest. Thread-safe; blocks
 * while it works.
 */
@Singleton
public final class LinesScorer {
    private final PredictRequestReader reader;
    private final Scoring scoring;
    private final UploadConfig config;
    private final ObjectMapper json;

    public LinesScorer(PredictRequestReader reader, Scoring scoring, UploadConfig config, ObjectMapper json) {
        this.reader = reader;
        this.scoring = scoring;
        this.config = config;
        this.json = json;
    }

    /**
     * @param in read to its end, not closed
     * @param out gets a line of JSON for each line that is not blank, and a last one with their numbers
     * @param until asked between batches
     * @throws UnprocessableException if there is no line, or the model is not served
     * @throws BodyUnavailableException if the lines stop coming
     */
    public void score(InputStream in, ModelReference model, Source source, OutputStream out, Cancellation until) {
        Run run = new Run(model, out, until);
        BoundedLines lines = new BoundedLines(in, config.lineBytes().asLongValue());
        try {
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!line.get().isBlank()) {
                    run.add(line.get());
                }
            }
        } catch (IOException e) {
            throw new BodyUnavailableException(e);
        }
        run.finish(source);
    }

    /** A line that was read: an utterance, or why it is none. */
    private record Read(long line, Optional<Utterance> utterance, Optional<ProblemDocument> problem) {}

    /** What was read of one upload, and written. */
    private final class Run {
        private final ModelReference model;
        private final OutputStream out;
        private final Cancellation until;
        private final List<Read> batch = new ArrayList<>();
        private long batchBytes;
        private Optional<ModelName> scoredBy = Optional.empty();
        private long scored;
        private long failed;

        Run(ModelReference model, OutputStream out, Cancellation until) {
            this.model = model;
            this.out = out;
            this.until = until;
        }

        void add(Line line) {
            batch.add(read(line));
            batchBytes += line.content().length;
            // few long lines or many short ones
            if (batch.size() == config.batch()
                    || batchBytes > config.lineBytes().asLongValue()) {
                writeBatch();
            }
        }

        private Read read(Line line) {
            try {
                if (line.isTooLong()) {
                    throw new TooLargeException(new FieldError(
                            "",
                            "has " + line.bytes() + " bytes in a line; at most "
                                    + config.lineBytes().asLongValue() + " are taken"));
                }
                Utterance utterance = reader.utterance(line.content(), Long.toString(line.number()));
                return new Read(line.number(), Optional.of(utterance), Optional.empty());
            } catch (RequestException e) {
                return new Read(line.number(), Optional.empty(), Optional.of(document(e)));
            }
        }

        private void writeBatch() {
            until.check();
            List<Read> readable =
                    batch.stream().filter(read -> read.utterance().isPresent()).toList();
            Iterator<LineResult> results = (readable.isEmpty() ? List.<LineResult>of() : together(readable)).iterator();
            for (Read read : batch) {
                write(
                        read.problem().isPresent()
                                ? new LineResult.Failed(
                                        read.line(), read.problem().get())
                                : results.next());
            }
            batch.clear();
            batchBytes = 0;
        }

        /** One batch for all; if one of them cannot be scored, each by itself, to find out which. */
        private List<LineResult> together(List<Read> readable) {
            try {
                return scored(readable);
            } catch (RequestException | NonFiniteScoreException e) {
                if (e instanceof UnprocessableException unserved
                        && unserved.error().field().equals("/model")) {
                    throw e;
                }
                if (readable.size() == 1) {
                    return List.of(new LineResult.Failed(readable.getFirst().line(), problem(e)));
                }
                return readable.stream()
                        .map(read -> together(List.of(read)).getFirst())
                        .toList();
            }
        }

        private List<LineResult> scored(List<Read> readable) {
            Scores scores = scoring.score(new PredictRequest(
                    model,
                    readable.stream()
                            .map(read -> read.utterance().orElseThrow())
                            .toList()));
            scoredBy = Optional.of(ModelName.of(scores.model(), scores.digest()));
            List<LineResult> results = new ArrayList<>();
            for (int i = 0; i < readable.size(); i++) {
                results.add(new LineResult.Scored(
                        readable.get(i).line(),
                        ScoredUtterance.of(
                                scores.model().scale(), scores.predictions().get(i))));
            }
            return results;
        }

        /** The pointer goes into the line, not into the batch that it was scored in. */
        private ProblemDocument problem(RuntimeException cause) {
            if (cause instanceof UnprocessableException unprocessable) {
                FieldError error = unprocessable.error();
                return document(new UnprocessableException(
                        new FieldError(error.field().replaceFirst("^/utterances/0", ""), error.detail())));
            }
            return document(cause);
        }

        void finish(Source source) {
            if (!batch.isEmpty()) {
                writeBatch();
            }
            if (scored + failed == 0) {
                throw new UnprocessableException(new FieldError("", "has no lines; give one utterance per line"));
            }
            write(new LineResult.Summary(source, scoredBy.orElse(null), scored + failed, scored, failed));
        }

        private void write(LineResult result) {
            switch (result) {
                case LineResult.Scored _ -> scored++;
                case LineResult.Failed _ -> failed++;
                case LineResult.Summary _ -> {}
            }
            try {
                out.write(json.writeValueAsBytes(result));
                out.write("\n".getBytes(StandardCharsets.UTF_8));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a result is no JSON", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static ProblemDocument document(RuntimeException cause) {
        return ProblemDocument.of(Failure.of(cause, "a line of an upload"));
    }
}
