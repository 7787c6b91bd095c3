package io.trimodal.function.upload.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.trimodal.function.problem.ProblemKind;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Failures as Knative's delivery reads them: 503 is tried again, 400 and 422 are not, and go to the dead-letter sink at once.
 *
 * @see <a href="https://github.com/knative/specs/blob/main/specs/eventing/data-plane.md#event-delivery-retry">Retried status codes</a>
 */
public final class EventsFailedMapper {
    private static final Logger LOG = Logger.getLogger(EventsFailedMapper.class);
    private static final URI NOT_SCORED = URI.create("urn:trimodal:problem:upload-not-scored");
    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    public Response map(EventsFailedException failure) {
        HttpProblem.Builder problem =
                HttpProblem.builder().withDetail(failure.getMessage()).with("errors", failure.errors());
        if (failure.isTemporary()) {
            LOG.errorf(failure.getCause(), "an upload failed and is to be tried again");
            problem.withStatus(ProblemKind.OVERLOADED.status())
                    .withType(NOT_SCORED)
                    .withTitle("Upload not scored")
                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        } else {
            ProblemKind kind = failure.isMalformed() ? ProblemKind.MALFORMED : ProblemKind.UNPROCESSABLE;
            LOG.warnf("an event is of no use: %s", failure.getMessage());
            problem.withStatus(kind.status()).withType(kind.type()).withTitle(kind.title());
        }
        return problem.build().toResponse();
    }
}
