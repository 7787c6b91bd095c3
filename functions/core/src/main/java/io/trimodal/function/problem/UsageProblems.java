package io.trimodal.function.problem;

import io.trimodal.function.usage.IdempotencyException;
import io.trimodal.function.usage.LedgerOutage;
import io.trimodal.function.usage.MissingKeyException;
import io.trimodal.function.usage.UnknownKeyException;
import io.trimodal.function.usage.UsageMetrics;
import io.trimodal.function.usage.UsageMetrics.Refusal;
import io.trimodal.function.usage.UsageNotKeptException;
import io.trimodal.usage.LedgerUnavailableException;
import io.trimodal.usage.QuotaExceededException;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Calls that are refused because of who makes them or what they cost. */
@Singleton
public final class UsageProblems {
    private static final int LEDGER_PAUSE_SECONDS = 5;

    private final Provider<UsageMetrics> metrics;
    private final LedgerOutage outage;

    public UsageProblems(Provider<UsageMetrics> metrics, LedgerOutage outage) {
        this.metrics = metrics;
        this.outage = outage;
    }

    @ServerExceptionMapper
    public Response map(MissingKeyException failure, UriInfo uri) {
        metrics.get().refused(Refusal.KEY_MISSING);
        return Problems.of(ProblemKind.KEY_MISSING, failure.getMessage(), uri)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "ApiKey")
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    public Response map(UnknownKeyException failure, UriInfo uri) {
        metrics.get().refused(Refusal.KEY_UNKNOWN);
        return Problems.of(ProblemKind.KEY_UNKNOWN, failure.getMessage(), uri)
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    public Response map(QuotaExceededException failure, UriInfo uri) {
        metrics.get().refused(Refusal.QUOTA);
        return Problems.of(ProblemKind.QUOTA_EXCEEDED, failure.getMessage(), uri)
                .withHeader(
                        HttpHeaders.RETRY_AFTER,
                        failure.remaining().plusMillis(999).toSeconds())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    public Response map(IdempotencyException failure, UriInfo uri) {
        metrics.get().refused(Refusal.IDEMPOTENCY_KEY);
        ProblemKind kind = switch (failure.reason()) {
            case AT_WORK -> ProblemKind.IDEMPOTENCY_KEY_AT_WORK;
            case REUSED -> ProblemKind.IDEMPOTENCY_KEY_REUSED;
            case SPENT -> ProblemKind.IDEMPOTENCY_KEY_SPENT;
        };
        return Problems.of(kind, failure.getMessage(), uri).build().toResponse();
    }

    @ServerExceptionMapper
    public Response map(LedgerUnavailableException failure, UriInfo uri) {
        metrics.get().refused(Refusal.LEDGER);
        outage.refused(failure);
        return Problems.of(
                        ProblemKind.LEDGER_UNAVAILABLE, "calls cannot be counted now, so none is taken; try again", uri)
                .withHeader(HttpHeaders.RETRY_AFTER, LEDGER_PAUSE_SECONDS)
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    public Response map(UsageNotKeptException failure, UriInfo uri) {
        return Problems.of(ProblemKind.USAGE_NOT_KEPT, failure.getMessage(), uri)
                .build()
                .toResponse();
    }
}
