package io.trimodal.function.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.trimodal.function.model.NotReadyException;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.problem.RequestException;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.function.problem.UnsupportedMediaTypeException;
import io.trimodal.function.usage.IdempotencyException;
import io.trimodal.function.usage.LedgerOutage;
import io.trimodal.function.usage.MissingKeyException;
import io.trimodal.function.usage.UnknownKeyException;
import io.trimodal.function.usage.UsageMetrics;
import io.trimodal.function.usage.UsageMetrics.Refusal;
import io.trimodal.model.UnknownModelException;
import io.trimodal.predict.NonFiniteScoreException;
import io.trimodal.runtime.CancelledException;
import io.trimodal.runtime.OverloadedException;
import io.trimodal.usage.LedgerUnavailableException;
import io.trimodal.usage.QuotaExceededException;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * From the exceptions of the domain to gRPC's codes, with the messages that HTTP has. UNAVAILABLE is what clients
 * repeat on their own.
 */
@Singleton
public final class Statuses {
    private static final Logger LOG = Logger.getLogger(Statuses.class);

    private final UsageMetrics metrics;
    private final LedgerOutage outage;

    public Statuses(UsageMetrics metrics, LedgerOutage outage) {
        this.metrics = metrics;
        this.outage = outage;
    }

    StatusRuntimeException of(RuntimeException failure) {
        return status(failure).asRuntimeException();
    }

    private Status status(RuntimeException failure) {
        return switch (failure) {
            case RequestException e -> code(e).withDescription(e.getMessage());
            case UnknownModelException e -> Status.NOT_FOUND.withDescription(e.getMessage());
            case NonFiniteScoreException e -> Status.INVALID_ARGUMENT.withDescription(e.getMessage());
            case OverloadedException e -> Status.UNAVAILABLE.withDescription(e.getMessage());
            case CancelledException e -> Status.CANCELLED.withDescription(e.getMessage());
            case NotReadyException e -> Status.UNAVAILABLE.withDescription(e.getMessage());
            case MissingKeyException e -> refused(Refusal.KEY_MISSING, Status.UNAUTHENTICATED, e.getMessage());
            case UnknownKeyException e -> refused(Refusal.KEY_UNKNOWN, Status.PERMISSION_DENIED, e.getMessage());
            case QuotaExceededException e -> refused(Refusal.QUOTA, Status.RESOURCE_EXHAUSTED, e.getMessage());
            case IdempotencyException e -> refused(Refusal.IDEMPOTENCY_KEY, code(e), e.getMessage());
            case LedgerUnavailableException e -> {
                outage.refused(e);
                yield refused(
                        Refusal.LEDGER, Status.UNAVAILABLE, "calls cannot be counted now, so none is taken; try again");
            }
            default -> internal(failure);
        };
    }

    private Status refused(Refusal why, Status status, String message) {
        metrics.refused(why);
        return status.withDescription(message);
    }

    private static Status code(RequestException failure) {
        return switch (failure) {
            case MalformedRequestException _, UnprocessableException _, UnsupportedMediaTypeException _ ->
                Status.INVALID_ARGUMENT;
            case TooLargeException _ -> Status.RESOURCE_EXHAUSTED;
        };
    }

    private static Status code(IdempotencyException failure) {
        return switch (failure.reason()) {
            case AT_WORK -> Status.ABORTED;
            case REUSED -> Status.INVALID_ARGUMENT;
            case SPENT -> Status.FAILED_PRECONDITION;
        };
    }

    private static Status internal(RuntimeException failure) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "internal error %s in a gRPC call", id);
        return Status.INTERNAL.withDescription("something went wrong here; the log has it under " + id);
    }
}
