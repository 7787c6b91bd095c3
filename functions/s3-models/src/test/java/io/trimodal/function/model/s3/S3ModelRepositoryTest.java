package io.trimodal.function.model.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.function.FormulaModels;
import io.trimodal.model.InvalidPackageException;
import io.trimodal.model.ManifestJson;
import io.trimodal.model.MissingRepositoryException;
import io.trimodal.model.ModelId;
import io.trimodal.model.ModelPackage;
import io.trimodal.model.UnknownModelException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

class S3ModelRepositoryTest {
    private static final ModelId ALMT = new ModelId("formula-almt", "1.0.0");
    private static final String PREFIX = "models/";
    private static final String FUSE = PREFIX + "formula-almt/1.0.0/fuse.onnx";

    private static final FormulaModels MODELS = new FormulaModels();
    private static Path built;

    private static final SignedStore STORE = new SignedStore();
    private static S3Client client;

    private S3ModelRepository repository;

    @TempDir
    private Path cache;

    @BeforeAll
    static void upload() throws IOException {
        built = Path.of(MODELS.start().get("trimodal.models.repository"));
        client = client(STORE.start(), "secret-key").build();
        try (Stream<Path> files = Files.walk(built)) {
            // of the others their manifests, which is all that a list needs
            files.filter(file -> Files.isRegularFile(file)
                            && (file.toString().contains(ALMT.name()) || file.endsWith(ManifestJson.FILE)))
                    .forEach(S3ModelRepositoryTest::put);
        }
    }

    @BeforeEach
    void open() {
        repository = new S3ModelRepository(client, SignedStore.BUCKET, PREFIX, cache);
    }

    /** What tests change of what was uploaded. */
    @AfterEach
    void mend() {
        put(built.resolve("formula-almt/1.0.0/fuse.onnx"));
        put(built.resolve("formula-almt/1.0.0/model.json"));
        delete(PREFIX + "notes.txt");
        delete(PREFIX + "Odd Name/1/model.json");
    }

    @AfterAll
    static void stop() {
        client.close();
        STORE.stop();
        MODELS.stop();
    }

    private static void put(Path file) {
        put(PREFIX + built.relativize(file), RequestBody.fromFile(file));
    }

    private static S3ClientBuilder client(Map<String, String> settings, String secret) {
        return S3Client.builder()
                .endpointOverride(URI.create(settings.get("quarkus.s3.endpoint-override")))
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key-id", secret)))
                .httpClient(UrlConnectionHttpClient.create());
    }

    private static void put(String key, RequestBody content) {
        client.putObject(request -> request.bucket(SignedStore.BUCKET).key(key), content);
    }

    private void delete(String key) {
        client.deleteObject(request -> request.bucket(SignedStore.BUCKET).key(key));
    }

    @Test
    void packages_areListedAndOpened() {
        put(PREFIX + "notes.txt", RequestBody.fromString("no package"));
        put(PREFIX + "Odd Name/1/model.json", RequestBody.fromString("{}"));
        put("other/name/1/model.json", RequestBody.fromString("{}"));

        assertThat(repository.list())
                .containsExactly(ALMT, new ModelId("formula-face", "1.0.0"), new ModelId("formula-lnln", "1.0.0"));
        ModelPackage opened = repository.open(ALMT);
        assertThat(opened.digest())
                .isEqualTo(
                        ModelPackage.open(built.resolve("formula-almt/1.0.0")).digest());
        assertThat(opened.directory()).startsWith(cache);
        assertThat(cache.resolve("formula-lnln")).doesNotExist();
    }

    @Test
    void whatWasFetched_isNotFetchedAgain_unlessItIsAnotherPackageByNow() throws IOException {
        repository.open(ALMT);
        delete(FUSE);
        repository.open(ALMT);

        Path manifest = built.resolve("formula-almt/1.0.0/model.json");
        put(PREFIX + "formula-almt/1.0.0/model.json", RequestBody.fromString(Files.readString(manifest) + "\n"));
        assertThatThrownBy(() -> repository.open(ALMT))
                .isInstanceOf(InvalidPackageException.class)
                .hasMessageContaining(FUSE)
                .hasMessageContaining("not there");
        assertThat(leftovers()).isEmpty();

        put(FUSE, RequestBody.fromFile(built.resolve("formula-almt/1.0.0/fuse.onnx")));
        assertThat(repository.open(ALMT).id()).isEqualTo(ALMT);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aFileThatIsDamaged_isRefused_andFetchedAgainIfItWasWhole() throws IOException {
        Path kept = repository.open(ALMT).file("fuse.onnx");
        Files.writeString(kept, "damaged");
        repository.open(ALMT);
        assertThat(kept).hasSameBinaryContentAs(built.resolve("formula-almt/1.0.0/fuse.onnx"));

        put(FUSE, RequestBody.fromString("damaged"));
        Files.writeString(kept, "damaged");
        assertThatThrownBy(() -> repository.open(ALMT))
                .isInstanceOf(InvalidPackageException.class)
                .hasMessageContaining("SHA-256");
    }

    @Test
    void processesThatFetchAtOnce_allGetIt() throws IOException {
        List<CompletableFuture<ModelPackage>> opened = IntStream.range(0, 6)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> new S3ModelRepository(client, SignedStore.BUCKET, PREFIX, cache).open(ALMT)))
                .toList();
        assertThat(opened).allSatisfy(one -> assertThat(one.join().id()).isEqualTo(ALMT));
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void whatIsNotThere_isSaid() {
        assertThatThrownBy(() -> repository.open(new ModelId("none", "1")))
                .isInstanceOf(UnknownModelException.class)
                .hasMessageContaining("formula-almt");
        assertThatThrownBy(() -> new S3ModelRepository(client, "no-such-bucket", "", cache).list())
                .isInstanceOf(MissingRepositoryException.class)
                .hasMessageContaining("s3://no-such-bucket/");
        Map<String, String> settings = Map.of(
                "quarkus.s3.endpoint-override",
                client.serviceClientConfiguration()
                        .endpointOverride()
                        .orElseThrow()
                        .toString());
        try (S3Client stranger = client(settings, "wrong").build()) {
            assertThatThrownBy(() -> new S3ModelRepository(stranger, SignedStore.BUCKET, PREFIX, cache).list())
                    .isInstanceOf(MissingRepositoryException.class)
                    .hasMessageContaining("cannot be listed");
        }
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("formula-almt"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }
}
