package io.trimodal.function.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A failure in the form that Lambda passes on to whoever asked for the invocation. */
final class FailureReport {
    /** Of the stack; the log has all of it. */
    private static final int MOST_FRAMES = 50;

    private FailureReport() {}

    /** @return {@code errorType}, {@code errorMessage} and {@code stackTrace}, as JSON in UTF-8 */
    static byte[] of(Throwable failure) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("errorType", type(failure));
        report.put("errorMessage", String.valueOf(failure.getMessage()));
        ArrayNode frames = report.putArray("stackTrace");
        Arrays.stream(failure.getStackTrace()).limit(MOST_FRAMES).forEach(frame -> frames.add(frame.toString()));
        return report.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String type(Throwable failure) {
        return failure.getClass().getName();
    }
}
