package io.trimodal.it.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** What a function left in the bucket, which keeps versions: an object that was written twice shows. */
final class Results {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final S3Client s3;
    private final String bucket;

    Results(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** The lines of the only result of an upload; of a document there is one. */
    List<JsonNode> of(String key) {
        return read("results/", key);
    }

    /** Why an upload cannot be scored. */
    JsonNode errorOf(String key) {
        return read("errors/", key).getFirst();
    }

    /** Without what differs between two uploads of the same content. */
    List<JsonNode> comparable(String key) {
        List<JsonNode> lines = of(key);
        lines.forEach(line -> ((ObjectNode) line).remove("source"));
        return lines;
    }

    /** All versions of results, or of errors, of an upload. */
    List<ObjectVersion> versions(String prefix, String key) {
        return s3
                .listObjectVersionsPaginator(
                        request -> request.bucket(bucket).prefix(prefix + bucket + "/" + key + "/"))
                .versions()
                .stream()
                .toList();
    }

    /** All result documents of a recording, which has one for each transcript beside it; each was written once. */
    List<JsonNode> all(String key) {
        List<String> keys =
                versions("results/", key).stream().map(ObjectVersion::key).toList();
        assertThat(keys).doesNotHaveDuplicates();
        return keys.stream().map(one -> lines(one).getFirst()).toList();
    }

    private List<JsonNode> read(String prefix, String key) {
        List<ObjectVersion> versions = versions(prefix, key);
        assertThat(versions).as(prefix + " of " + key).hasSize(1);
        return lines(versions.getFirst().key());
    }

    private List<JsonNode> lines(String object) {
        return s3.getObjectAsBytes(request -> request.bucket(bucket).key(object))
                .asUtf8String()
                .lines()
                .map(Results::parse)
                .toList();
    }

    /** The scores in a result, in order. */
    static List<Double> scores(List<JsonNode> result) {
        return result.stream()
                .flatMap(line -> line.has("predict")
                        ? line.at("/predict/predictions").valueStream()
                        : Stream.of(line.path("prediction")))
                .filter(prediction -> prediction.has("score"))
                .map(prediction -> prediction.path("score").asDouble())
                .toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
