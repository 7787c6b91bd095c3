package io.trimodal.function.http.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response.Status;

/**
 * The newest release of the problem library reads fields that Quarkus' ChallengeData no longer has, so it cannot be
 * linked. They belong to Quarkus' own security, which no function uses; without it there is no challenge to repeat.
 */
@TargetClass(className = "io.quarkiverse.resteasy.problem.security.HttpUnauthorizedUtils")
final class UnauthorizedProblem {
    private UnauthorizedProblem() {}

    @Substitute
    static Uni<HttpProblem> toProblem(RoutingContext exchange, Exception cause) {
        return Uni.createFrom().item(HttpProblem.valueOf(Status.UNAUTHORIZED));
    }
}
