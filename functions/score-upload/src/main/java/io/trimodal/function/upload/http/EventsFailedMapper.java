package io.trimodal.function.upload.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Failures as Knative's delivery reads them: 503 is tried again, 400, 403, 413 and 422 are not, and go to the
 * dead-letter sink at once.
 *
 * @see <a href="https://github.com/knative/specs/blob/main/specs/eventing/data-plane.md#event-delivery-retry">Retried
 *     status codes</a>
 */
public final class EventsFailedMapper {
    private static final Logger LOG = Logger.getLogger(EventsFailedMapper.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    public Response map(EventsFailedException failure) {
        FailureKind kind = failure.kind();
        HttpProblem.Builder problem = HttpProblem.builder()
                .withStatus(kind.status())
                .withType(kind.type())
                .withTitle(kind.title())
                .withDetail(failure.getMessage())
                .with("errors", failure.errors());
        if (kind == FailureKind.NOT_NOW) {
            LOG.errorf(failure.getCause(), "an upload failed and is to be tried again");
            problem.withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        } else {
            LOG.warnf("an event is refused: %s", failure.getMessage());
        }
        return problem.build().toResponse();
    }
}
