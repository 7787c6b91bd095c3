package io.trimodal.function.upload.http;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.trimodal.function.model.s3.SignedStore;
import io.trimodal.support.Trial;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;

/** A store as a cluster has one of its own: path style, and TLS by an authority that only this cluster knows. */
public final class SecureStore implements QuarkusTestResourceLifecycleManager {
    private static final String PASSWORD = "changeit";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static S3Proxy proxy;
    private BlobStore store;

    @Override
    public Map<String, String> start() {
        store = BlobStores.create("transient-nio2", new Properties());
        store.createContainer(SignedStore.BUCKET);
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "store-");
            Path keys = folder.resolve("keys.p12");
            Path certificate = folder.resolve("certificate.pem");
            Path authorities = folder.resolve("authorities.p12");
            keytool(
                    "-genkeypair",
                    "-alias",
                    "store",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=store",
                    "-ext",
                    "SAN=ip:127.0.0.1",
                    "-validity",
                    "2",
                    "-keystore",
                    keys.toString());
            keytool(
                    "-exportcert",
                    "-rfc",
                    "-alias",
                    "store",
                    "-file",
                    certificate.toString(),
                    "-keystore",
                    keys.toString());
            keytool(
                    "-importcert",
                    "-noprompt",
                    "-alias",
                    "authority",
                    "-file",
                    certificate.toString(),
                    "-keystore",
                    authorities.toString());
            proxy = S3Proxy.builder()
                    .blobStore(store)
                    .secureEndpoint(URI.create("https://127.0.0.1:0"))
                    .keyStore(keys.toString(), PASSWORD)
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "key-id", "secret-key")
                    .build();
            proxy.start();
            String trust = "quarkus.s3.sync-client.tls-trust-managers-provider.";
            Map<String, String> settings = new HashMap<>(Map.of(
                    "quarkus.s3.endpoint-override",
                    "https://127.0.0.1:" + proxy.getSecurePort(),
                    "quarkus.s3.path-style-access",
                    "true",
                    "quarkus.s3.aws.region",
                    "us-east-1",
                    "quarkus.s3.aws.credentials.type",
                    "static",
                    "quarkus.s3.aws.credentials.static-provider.access-key-id",
                    "key-id",
                    "quarkus.s3.aws.credentials.static-provider.secret-access-key",
                    "secret-key",
                    trust + "type",
                    "file-store",
                    trust + "file-store.path",
                    authorities.toString(),
                    trust + "file-store.type",
                    "PKCS12",
                    trust + "file-store.password",
                    PASSWORD));
            settings.put("trimodal.uploads.buckets", SignedStore.BUCKET);
            return settings;
        } catch (Exception e) {
            throw new IllegalStateException("the S3 proxy does not start", e);
        }
    }

    /** As when the store goes away while functions run. */
    static void goAway() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 proxy does not stop", e);
        }
    }

    @Override
    public void stop() {
        goAway();
        store.close();
    }

    private static void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Trial.run(command, PATIENCE).require(command);
    }
}
