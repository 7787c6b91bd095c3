package io.trimodal.function.upload.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.function.lambda.EventHandler;
import io.trimodal.function.lambda.Invocation;
import io.trimodal.function.metrics.EmbeddedMetrics;
import io.trimodal.function.upload.BucketNotAllowedException;
import io.trimodal.function.upload.OutOfTimeException;
import io.trimodal.function.upload.Outcome;
import io.trimodal.function.upload.ReceivedUploads;
import io.trimodal.function.upload.ScoreUploads;
import io.trimodal.function.upload.Scored;
import io.trimodal.function.upload.TooManyRecordsException;
import io.trimodal.function.upload.UnreadableUploadException;
import io.trimodal.function.upload.event.Event;
import io.trimodal.function.upload.event.Event.BatchJob;
import io.trimodal.function.upload.event.Event.Message;
import io.trimodal.function.upload.event.Event.QueueBatch;
import io.trimodal.function.upload.event.Event.Task;
import io.trimodal.function.upload.event.Event.Uploads;
import io.trimodal.function.upload.event.EventReader;
import io.trimodal.function.upload.event.InvalidEventException;
import io.trimodal.function.upload.event.StoredObject;
import io.trimodal.function.upload.lambda.Answers.BatchItemFailures;
import io.trimodal.function.upload.lambda.Answers.ItemFailure;
import io.trimodal.function.upload.lambda.Answers.JobResults;
import io.trimodal.function.upload.lambda.Answers.Processed;
import io.trimodal.function.upload.lambda.Answers.TaskResult;
import io.trimodal.function.upload.spool.NoRoomException;
import io.trimodal.runtime.Cancellation;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Takes every kind of event that tells about uploads. What fails is told in the way of its kind, so that the service
 * tries again and in the end moves it to the dead-letter queue: messages of a queue one by one, tasks of a job by their
 * result, and all else by failing as a whole, which harms nothing as what was scored is not scored again.
 */
@Singleton
public final class ScoreUploadHandler implements EventHandler {
    private static final Logger LOG = Logger.getLogger(ScoreUploadHandler.class);
    private static final int MOST_CHARACTERS_OF_RESULT = 1024;

    private final ReceivedUploads received;
    private final ScoreUploads uploads;
    private final EmbeddedMetrics metrics;
    private final ObjectMapper json;

    public ScoreUploadHandler(
            ReceivedUploads received, ScoreUploads uploads, EmbeddedMetrics metrics, ObjectMapper json) {
        this.received = received;
        this.uploads = uploads;
        this.metrics = metrics;
        this.json = json;
    }

    @Override
    public byte[] handle(Invocation invocation) throws IOException {
        try {
            Event event = EventReader.read(new ByteArrayInputStream(invocation.event()));
            return json.writeValueAsBytes(answer(event, TimeLeft.of(invocation)));
        } finally {
            metrics.flush();
        }
    }

    private Object answer(Event event, Cancellation until) {
        return switch (event) {
            case Uploads told -> all(received.toScore(told), until);
            case QueueBatch(List<Message> messages) -> messages(messages, until);
            case BatchJob job -> job(job, until);
        };
    }

    /** The rest is done even if one fails. */
    private Processed all(List<StoredObject> objects, Cancellation until) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        List<RuntimeException> failures = new ArrayList<>();
        for (StoredObject object : objects) {
            try {
                uploads.score(object, until).forEach(scored -> outcomes.merge(scored.outcome(), 1, Integer::sum));
            } catch (RuntimeException e) {
                log(object.toString(), e);
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            failures.stream().skip(1).forEach(failures.getFirst()::addSuppressed);
            throw failures.getFirst();
        }
        return new Processed(outcomes);
    }

    private BatchItemFailures messages(List<Message> messages, Cancellation until) {
        List<ItemFailure> failures = new ArrayList<>();
        for (Message message : messages) {
            try {
                all(received.toScore(EventReader.message(message.body())), until);
            } catch (RuntimeException e) {
                log("message " + message.id(), e);
                failures.add(new ItemFailure(message.id()));
            }
        }
        return new BatchItemFailures(failures);
    }

    private JobResults job(BatchJob job, Cancellation until) {
        List<TaskResult> results =
                job.tasks().stream().map(task -> task(task, until)).toList();
        return new JobResults(job.schema(), "PermanentFailure", job.invocation(), results);
    }

    private TaskResult task(Task task, Cancellation until) {
        try {
            Outcome outcome = Scored.all(uploads.score(task.object(), until));
            return switch (outcome) {
                case SCORED, REPEATED -> new TaskResult(task.id(), "Succeeded", outcome.name());
                case WAITING, GONE, IGNORED -> new TaskResult(task.id(), "PermanentFailure", outcome.name());
            };
        } catch (UnreadableUploadException | BucketNotAllowedException e) {
            log("task " + task.id(), e);
            return new TaskResult(task.id(), "PermanentFailure", shortened(e));
        } catch (RuntimeException e) {
            log("task " + task.id(), e);
            return new TaskResult(task.id(), "TemporaryFailure", "failed for now; the log says why");
        }
    }

    private static String shortened(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.substring(0, Math.min(message.length(), MOST_CHARACTERS_OF_RESULT));
    }

    private static void log(String what, RuntimeException failure) {
        switch (failure) {
            case UnreadableUploadException _,
                    OutOfTimeException _,
                    NoRoomException _,
                    BucketNotAllowedException _,
                    InvalidEventException _,
                    TooManyRecordsException _ -> LOG.warnf("%s: %s", what, failure.getMessage());
            default -> LOG.errorf(failure, "%s failed and is to be tried again", what);
        }
    }
}
