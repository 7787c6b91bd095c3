package io.trimodal.rollout;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.trimodal.function.model.s3.SignedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A {@link ServedCluster} whose models lie in an S3 that checks signatures. */
public final class ClusterWithStore implements QuarkusTestResourceLifecycleManager {
    private static final String PREFIX = "models";

    private final ServedCluster cluster = new ServedCluster();
    private final SignedStore store = new SignedStore();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(cluster.start());
        Map<String, String> ofStore = store.start();
        upload(URI.create(ofStore.get("quarkus.s3.endpoint-override")));
        settings.putAll(ofStore);
        settings.put("trimodal.models.repository", "s3://" + SignedStore.BUCKET + "/" + PREFIX);
        settings.put(
                "trimodal.models.cache", SmallModels.folder().resolve("cache").toString());
        return settings;
    }

    private static void upload(URI endpoint) {
        Path models = SmallModels.folder().resolve("models");
        try (S3Client client = S3Client.builder()
                        .endpointOverride(endpoint)
                        .forcePathStyle(true)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("key-id", "secret-key")))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
                Stream<Path> files = Files.walk(models)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> put(client, PREFIX + "/" + models.relativize(file), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The client over java.net fails a PUT now and then, where a kept connection was closed, and does not try again.
     */
    private static void put(S3Client client, String key, Path file) {
        try {
            putOnce(client, key, file);
        } catch (UncheckedIOException e) {
            putOnce(client, key, file);
        }
    }

    private static void putOnce(S3Client client, String key, Path file) {
        client.putObject(request -> request.bucket(SignedStore.BUCKET).key(key), RequestBody.fromFile(file));
    }

    @Override
    public void stop() {
        store.stop();
        cluster.stop();
    }
}
