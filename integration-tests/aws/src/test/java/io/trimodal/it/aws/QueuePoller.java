package io.trimodal.it.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.it.aws.RuntimeApi.Answer;
import io.trimodal.it.aws.RuntimeApi.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What Lambda does between a queue and a function (an event source mapping with ReportBatchItemFailures): deletes what
 * was done, and lets the queue hand out again what was not. Those come back at once, and not after the visibility
 * timeout; how often is counted by the queue, which moves them to its dead-letter queue in the end.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Partial batch
 *     response</a>
 */
final class QueuePoller {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration VISIBILITY = Duration.ofMinutes(10);

    private final SqsClient sqs;
    private final String queue;
    private final String arn;
    private final int batch;

    /**
     * @param queue URL
     * @param batch most messages for one invocation
     */
    QueuePoller(SqsClient sqs, String queue, String arn, int batch) {
        this.sqs = sqs;
        this.queue = queue;
        this.arn = arn;
        this.batch = batch;
    }

    /**
     * Invokes the function with the messages that are waiting, if any are.
     *
     * @param function throws {@link LambdaProcess.Ended} if it died
     * @return how many messages it was given
     */
    int poll(Function<byte[], Answer> function) {
        List<Message> messages = receive();
        if (messages.isEmpty()) {
            return 0;
        }
        Set<String> again;
        try {
            again = failed(function.apply(event(messages)), messages);
        } catch (LambdaProcess.Ended _) {
            again = ids(messages);
        }
        for (Message message : messages) {
            if (again.contains(message.messageId())) {
                sqs.changeMessageVisibility(request -> request.queueUrl(queue)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0));
            } else {
                sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
        }
        return messages.size();
    }

    /** Messages that are waiting, not deleted; nobody else sees them for a while. */
    List<Message> receive() {
        return sqs.receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(batch)
                        .visibilityTimeout((int) VISIBILITY.toSeconds())
                        .waitTimeSeconds(1)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    /** All of them where the answer is none: the invocation failed. */
    private static Set<String> failed(Answer answer, List<Message> messages) {
        if (!(answer instanceof Response response)) {
            return ids(messages);
        }
        Set<String> failed = new HashSet<>();
        for (JsonNode failure : response.json().path("batchItemFailures")) {
            failed.add(failure.path("itemIdentifier").asText());
        }
        return failed;
    }

    private static Set<String> ids(List<Message> messages) {
        return new HashSet<>(messages.stream().map(Message::messageId).toList());
    }

    /** The event that Lambda makes of a batch. */
    byte[] event(List<Message> messages) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (Message message : messages) {
            ObjectNode record = records.addObject();
            record.put("messageId", message.messageId());
            record.put("receiptHandle", message.receiptHandle());
            record.put("body", message.body());
            ObjectNode attributes = record.putObject("attributes");
            message.attributesAsStrings().forEach(attributes::put);
            record.putObject("messageAttributes");
            record.put("md5OfBody", message.md5OfBody());
            record.put("eventSource", "aws:sqs");
            record.put("eventSourceARN", arn);
            record.put("awsRegion", Moto.REGION);
        }
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
