package io.trimodal.function.failure;

import io.trimodal.function.model.NotReadyException;
import io.trimodal.function.problem.BodyUnavailableException;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.ProblemKind;
import io.trimodal.function.problem.RequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.function.problem.UnsupportedMediaTypeException;
import io.trimodal.function.transcribe.TranscriptionException;
import io.trimodal.function.usage.IdempotencyException;
import io.trimodal.function.usage.MissingKeyException;
import io.trimodal.function.usage.UnknownKeyException;
import io.trimodal.function.usage.UsageNotKeptException;
import io.trimodal.model.InvalidPackageException;
import io.trimodal.model.UnknownModelException;
import io.trimodal.predict.NonFiniteScoreException;
import io.trimodal.runtime.CancelledException;
import io.trimodal.runtime.OverloadedException;
import io.trimodal.usage.LedgerUnavailableException;
import io.trimodal.usage.QuotaExceededException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What a caller is told of an exception. Every edge writes it in its own form: a problem document, an event, a status
 * of gRPC.
 *
 * @param detail what is wrong this time, as a sentence
 * @param errors the fields to blame, if any
 * @param retry when to try again
 * @param id of an internal error: what to look for in the log; empty otherwise
 */
public record Failure(ProblemKind kind, String detail, List<FieldError> errors, Retry retry, String id) {
    private static final Logger LOG = Logger.getLogger(Failure.class);
    private static final int LEDGER_PAUSE_SECONDS = 5;

    /** When the same call may succeed. */
    public sealed interface Retry {
        /** Nobody knows. */
        record Unknown() implements Retry {}

        /** Not before this. */
        record After(long seconds) implements Retry {}
    }

    /**
     * What is not among the exceptions of the domain is an internal error: the caller gets an id, the log gets the id
     * and the stack trace.
     *
     * @param where completes "internal error in", for the log
     */
    public static Failure of(Throwable failure, String where) {
        return switch (failure) {
            case RequestException e -> of(e);
            case UnknownModelException e -> of(ProblemKind.UNKNOWN_MODEL, e.getMessage());
            // What was given is finite, but so large that the model's arithmetic is not.
            case NonFiniteScoreException e -> of(ProblemKind.UNPROCESSABLE, e.getMessage());
            case OverloadedException e -> of(ProblemKind.OVERLOADED, e.getMessage(), e.retryAfterSeconds());
            case BodyUnavailableException e -> of(ProblemKind.TIMEOUT, e.getMessage());
            case CancelledException e -> of(ProblemKind.CANCELLED, e.getMessage());
            case NotReadyException e -> of(ProblemKind.NOT_READY, e.getMessage());
            case MissingKeyException e -> of(ProblemKind.KEY_MISSING, e.getMessage());
            case UnknownKeyException e -> of(ProblemKind.KEY_UNKNOWN, e.getMessage());
            case QuotaExceededException e ->
                of(
                        ProblemKind.QUOTA_EXCEEDED,
                        e.getMessage(),
                        e.remaining().plusMillis(999).toSeconds());
            case IdempotencyException e -> of(kind(e.reason()), e.getMessage());
            case LedgerUnavailableException _ ->
                of(
                        ProblemKind.LEDGER_UNAVAILABLE,
                        "calls cannot be counted now, so none is taken; try again",
                        LEDGER_PAUSE_SECONDS);
            case TranscriptionException e ->
                of(ProblemKind.TRANSCRIPTION_FAILED, "the recording could not be transcribed: " + e.getMessage());
            case UsageNotKeptException e -> of(ProblemKind.USAGE_NOT_KEPT, e.getMessage());
            // A file that is read when it is first needed, and is no longer what it was when the model was loaded.
            case InvalidPackageException e ->
                internal(
                        e,
                        "the file " + Path.of(e.file()).getFileName()
                                + " of the model's package has changed since it was made",
                        where);
            default -> internal(failure, "something went wrong here", where);
        };
    }

    private static Failure of(RequestException failure) {
        ProblemKind kind = switch (failure) {
            case MalformedRequestException _ -> ProblemKind.MALFORMED;
            case TooLargeException _ -> ProblemKind.TOO_LARGE;
            case UnsupportedMediaTypeException _ -> ProblemKind.UNSUPPORTED_MEDIA_TYPE;
            case UnprocessableException _ -> ProblemKind.UNPROCESSABLE;
        };
        return new Failure(kind, failure.error().sentence(), List.of(failure.error()), new Retry.Unknown(), "");
    }

    private static ProblemKind kind(IdempotencyException.Reason reason) {
        return switch (reason) {
            case AT_WORK -> ProblemKind.IDEMPOTENCY_KEY_AT_WORK;
            case REUSED -> ProblemKind.IDEMPOTENCY_KEY_REUSED;
            case SPENT -> ProblemKind.IDEMPOTENCY_KEY_SPENT;
        };
    }

    private static Failure of(ProblemKind kind, String detail) {
        return new Failure(kind, detail, List.of(), new Retry.Unknown(), "");
    }

    private static Failure of(ProblemKind kind, String detail, long retryAfterSeconds) {
        return new Failure(kind, detail, List.of(), new Retry.After(retryAfterSeconds), "");
    }

    private static Failure internal(Throwable failure, String what, String where) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "internal error %s in %s", id, where);
        return new Failure(
                ProblemKind.INTERNAL, what + "; the log has it under " + id, List.of(), new Retry.Unknown(), id);
    }
}
