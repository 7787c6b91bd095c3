package io.trimodal.it.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * An emulated AWS with everything in it that Terraform's example `complete` makes; made once for all tests, as it takes
 * minutes.
 */
final class Cloud implements AutoCloseable {

    private final Moto moto;
    private final JsonNode outputs;
    private final LambdaControl lambda;
    private final JsonNode mapping;

    final S3Client s3;
    final SqsClient sqs;
    final DynamoDbClient dynamoDb;

    private Cloud(Moto moto) {
        this.moto = moto;
        this.outputs = TerraformRun.apply(packages(), moto);
        this.lambda = new LambdaControl(moto.endpoint());
        this.mapping = lambda.disableEventSourceMapping();
        // the emulator copies a gigabyte several times before it answers
        this.s3 = client(S3Client.builder().forcePathStyle(true))
                .httpClient(UrlConnectionHttpClient.builder()
                        .socketTimeout(Duration.ofMinutes(5))
                        .build())
                .build();
        this.sqs = client(SqsClient.builder())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        this.dynamoDb = client(DynamoDbClient.builder())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    static Cloud make() {
        Moto moto = Moto.start();
        try {
            return new Cloud(moto);
        } catch (RuntimeException e) {
            moto.close();
            throw e;
        }
    }

    private <T extends AwsClientBuilder<T, ?>> T client(T builder) {
        return builder.endpointOverride(moto.endpoint())
                .region(Region.of(Moto.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(Moto.CREDENTIAL, Moto.CREDENTIAL)));
    }

    /** The applications' packages, as Terraform finds them in a build. */
    private static Path packages() {
        try {
            Path folder = Path.of("target", "packages").toAbsolutePath();
            UnpackedFunction.delete(folder);
            for (String name : List.of("score-upload", "server")) {
                Path zip = folder.resolve(Path.of(name, "target", "function.zip"));
                Files.createDirectories(zip.getParent());
                Path made = FunctionPackage.preferred(name).zip();
                Files.createSymbolicLink(zip, made.toAbsolutePath().normalize());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String output(String name) {
        return outputs.path(name).path("value").asText();
    }

    /** What the usage ledger calls a caller: the id of the API key. */
    String keyId(String caller) {
        return outputs.path("api_key_ids").path("value").path(caller).asText();
    }

    String bucket() {
        return output("uploads_bucket");
    }

    /** How Terraform wired the queue to score-upload. */
    JsonNode mapping() {
        return mapping;
    }

    /** Takes messages of upload events to score-upload, so many at once as Terraform says. */
    QueuePoller uploadsPoller() {
        return uploadsPoller(mapping.path("BatchSize").asInt());
    }

    /** As the other. @param batch most messages at once */
    QueuePoller uploadsPoller(int batch) {
        return new QueuePoller(
                sqs, output("uploads_queue_url"), mapping.path("EventSourceArn").asText(), batch);
    }

    QueuePoller deadLetterPoller() {
        return new QueuePoller(sqs, output("dead_letter_url"), "", 10);
    }

    /** Messages that wait, or are being worked on. */
    int messages(String queueOutput) {
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                        request -> request.queueUrl(output(queueOutput))
                                .attributeNames(
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return attributes.values().stream().mapToInt(Integer::parseInt).sum();
    }

    /** What a process of a function finds around it: what Terraform gave it, and where AWS is. */
    Map<String, String> environment(String function) {
        Map<String, String> variables = new TreeMap<>(moto.environment());
        variables.putAll(lambda.environment(outputs.path("functions")
                .path("value")
                .path(function)
                .path("name")
                .asText()));
        return variables;
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
        dynamoDb.close();
        lambda.close();
        moto.close();
    }
}
