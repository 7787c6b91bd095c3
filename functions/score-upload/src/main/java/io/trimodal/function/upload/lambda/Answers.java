package io.trimodal.function.upload.lambda;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.trimodal.function.upload.Outcome;
import java.util.List;
import java.util.Map;

/** What the services that call expect back. */
final class Answers {
    private Answers() {}

    /**
     * To an SQS event source mapping with ReportBatchItemFailures: messages that are to be sent again.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Partial batch
     *     response</a>
     */
    @RegisterForReflection
    record BatchItemFailures(List<ItemFailure> batchItemFailures) {}

    /** @param itemIdentifier id of the message */
    @RegisterForReflection
    record ItemFailure(String itemIdentifier) {}

    /** To S3 Batch Operations. */
    @RegisterForReflection
    record JobResults(
            String invocationSchemaVersion, String treatMissingKeysAs, String invocationId, List<TaskResult> results) {}

    /** @param resultCode Succeeded, TemporaryFailure or PermanentFailure */
    @RegisterForReflection
    record TaskResult(String taskId, String resultCode, String resultString) {}

    /** To whoever called otherwise: how many objects came to which end. */
    @RegisterForReflection
    record Processed(Map<Outcome, Integer> outcomes) {}
}
