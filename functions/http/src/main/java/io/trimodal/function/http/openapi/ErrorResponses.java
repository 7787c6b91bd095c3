package io.trimodal.function.http.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.trimodal.function.problem.ProblemKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds the problems that an operation can answer with, which are the same for all operations of a method. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class ErrorResponses implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final Set<ProblemKind> READING =
            EnumSet.of(ProblemKind.UNKNOWN_MODEL, ProblemKind.NOT_ACCEPTABLE, ProblemKind.INTERNAL);
    private static final String USAGE_PATH = "/v1/usage";
    private static final Set<ProblemKind> COUNTING = EnumSet.of(
            ProblemKind.MALFORMED,
            ProblemKind.KEY_MISSING,
            ProblemKind.KEY_UNKNOWN,
            ProblemKind.USAGE_NOT_KEPT,
            ProblemKind.NOT_ACCEPTABLE,
            ProblemKind.INTERNAL,
            ProblemKind.LEDGER_UNAVAILABLE);
    private static final Set<ProblemKind> WORKING = EnumSet.of(
            ProblemKind.MALFORMED,
            ProblemKind.KEY_MISSING,
            ProblemKind.KEY_UNKNOWN,
            ProblemKind.ORIGIN_NOT_ALLOWED,
            ProblemKind.NOT_ACCEPTABLE,
            ProblemKind.TIMEOUT,
            ProblemKind.IDEMPOTENCY_KEY_AT_WORK,
            ProblemKind.IDEMPOTENCY_KEY_SPENT,
            ProblemKind.TOO_LARGE,
            ProblemKind.UNSUPPORTED_MEDIA_TYPE,
            ProblemKind.UNPROCESSABLE,
            ProblemKind.IDEMPOTENCY_KEY_REUSED,
            ProblemKind.QUOTA_EXCEEDED,
            ProblemKind.INTERNAL,
            ProblemKind.OVERLOADED);
    private static final Set<ProblemKind> WITH_RETRY_AFTER =
            EnumSet.of(ProblemKind.QUOTA_EXCEEDED, ProblemKind.OVERLOADED, ProblemKind.LEDGER_UNAVAILABLE);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().addSchema(PROBLEM, problem());
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/v1/")) {
                item.getOperations().forEach((method, operation) -> add(operation, kinds(path, method)));
            }
        });
    }

    private static Set<ProblemKind> kinds(String path, PathItem.HttpMethod method) {
        if (method == PathItem.HttpMethod.POST) {
            return WORKING;
        }
        return path.equals(USAGE_PATH) ? COUNTING : READING;
    }

    private static void add(Operation operation, Set<ProblemKind> kinds) {
        for (ProblemKind kind : kinds) {
            String status = Integer.toString(kind.status());
            APIResponse response = OASFactory.createAPIResponse()
                    .description(described(operation, kind))
                    .content(OASFactory.createContent()
                            .addMediaType(
                                    "application/problem+json",
                                    OASFactory.createMediaType()
                                            .schema(OASFactory.createSchema().ref(PROBLEM))));
            if (WITH_RETRY_AFTER.contains(kind)) {
                response.addHeader(
                        "Retry-After",
                        OASFactory.createHeader()
                                .description("seconds after which to try again")
                                .schema(typed(SchemaType.INTEGER, "")));
            }
            operation.getResponses().addAPIResponse(status, response);
        }
    }

    /** Kinds with the same status share a response. */
    private static String described(Operation operation, ProblemKind kind) {
        String described = kind.title() + " (" + kind.type() + ")";
        APIResponse other = operation.getResponses().getAPIResponse(Integer.toString(kind.status()));
        return other != null
                        && other.getDescription() != null
                        && other.getDescription().contains("(urn:trimodal:")
                ? other.getDescription() + ", or " + described
                : described;
    }

    private static Schema problem() {
        Schema error = typed(SchemaType.OBJECT, "One thing that is wrong")
                .properties(Map.of(
                        "field", typed(SchemaType.STRING, "JSON pointer into the request; empty for all of it"),
                        "detail", typed(SchemaType.STRING, "What is wrong with it, and what was expected")));
        return typed(SchemaType.OBJECT, "Problem details, RFC 9457")
                .required(List.of("type", "title", "status"))
                .properties(Map.of(
                        "type", typed(SchemaType.STRING, "URN of the kind of problem; stays the same"),
                        "title", typed(SchemaType.STRING, "The kind in words"),
                        "status", typed(SchemaType.INTEGER, "The HTTP status"),
                        "detail", typed(SchemaType.STRING, "What is wrong this time"),
                        "instance", typed(SchemaType.STRING, "The path that was called"),
                        "id", typed(SchemaType.STRING, "Of an internal error: what to look for in the log"),
                        "errors", typed(SchemaType.ARRAY, "The fields to blame").items(error)));
    }

    private static Schema typed(SchemaType type, String description) {
        return OASFactory.createSchema().type(List.of(type)).description(description);
    }
}
