package io.trimodal.server.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.trimodal.function.failure.Failure;
import io.trimodal.function.problem.ProblemKind;
import io.trimodal.function.usage.Refusals;
import jakarta.inject.Singleton;

/** Failures as gRPC's codes, with the messages that HTTP has. UNAVAILABLE is what clients repeat on their own. */
@Singleton
public final class Statuses {
    private final Refusals refusals;

    public Statuses(Refusals refusals) {
        this.refusals = refusals;
    }

    StatusRuntimeException of(RuntimeException failure) {
        refusals.note(failure);
        Failure told = Failure.of(failure, "a gRPC call");
        return code(told.kind()).withDescription(told.detail()).asRuntimeException();
    }

    private static Status code(ProblemKind kind) {
        return switch (kind) {
            case MALFORMED, UNPROCESSABLE, UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE, IDEMPOTENCY_KEY_REUSED ->
                Status.INVALID_ARGUMENT;
            case KEY_MISSING -> Status.UNAUTHENTICATED;
            case KEY_UNKNOWN, ORIGIN_NOT_ALLOWED, HOST_NOT_SERVED -> Status.PERMISSION_DENIED;
            case UNKNOWN_MODEL -> Status.NOT_FOUND;
            case NOT_FOUND, METHOD_NOT_ALLOWED -> Status.UNIMPLEMENTED;
            case TOO_LARGE, QUOTA_EXCEEDED -> Status.RESOURCE_EXHAUSTED;
            case IDEMPOTENCY_KEY_AT_WORK -> Status.ABORTED;
            case IDEMPOTENCY_KEY_SPENT, USAGE_NOT_KEPT -> Status.FAILED_PRECONDITION;
            case TIMEOUT -> Status.DEADLINE_EXCEEDED;
            case CANCELLED -> Status.CANCELLED;
            case OVERLOADED, NOT_READY, LEDGER_UNAVAILABLE, TRANSCRIPTION_FAILED -> Status.UNAVAILABLE;
            case INTERNAL -> Status.INTERNAL;
        };
    }
}
