package io.trimodal.function.http.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.trimodal.function.problem.ProblemKind;
import jakarta.inject.Singleton;

/**
 * Gives the problems that the framework finds (no such path, method or media type) the same type, title and help as
 * ours.
 */
@Singleton
public final class FrameworkProblems implements ProblemPostProcessor {
    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return switch (problem.getStatusCode()) {
            case 400 ->
                as(ProblemKind.MALFORMED, problem, "the request is no HTTP that can be read: see its path and headers");
            case 404 -> as(ProblemKind.NOT_FOUND, problem, "there is nothing here; /q/openapi lists what there is");
            case 405 -> as(ProblemKind.METHOD_NOT_ALLOWED, problem, "this path does not take this method");
            case 406 ->
                as(
                        ProblemKind.NOT_ACCEPTABLE,
                        problem,
                        "Accept names nothing that this path answers with, such as application/json; see /q/openapi");
            case 415 ->
                as(
                        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                        problem,
                        "send application/json or multipart/form-data, and say so in Content-Type");
            default -> problem;
        };
    }

    private static HttpProblem as(ProblemKind kind, HttpProblem problem, String detail) {
        return HttpProblem.builder(problem)
                .withType(kind.type())
                .withTitle(kind.title())
                .withDetail(detail)
                .build();
    }
}
