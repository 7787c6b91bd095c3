package io.trimodal.function.model.s3;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;

/** An S3 in memory that speaks the real protocol and checks signatures. */
public final class SignedStore implements QuarkusTestResourceLifecycleManager {
    public static final String BUCKET = "uploads-and-results";

    private S3Proxy proxy;
    private BlobStore store;

    @Override
    public Map<String, String> start() {
        store = BlobStores.create("transient-nio2", new Properties());
        store.createContainer(BUCKET);
        proxy = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "key-id", "secret-key")
                .build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 proxy does not start", e);
        }
        return Map.of(
                "quarkus.s3.endpoint-override", "http://127.0.0.1:" + proxy.getPort(),
                "trimodal.uploads.buckets", BUCKET,
                "quarkus.s3.path-style-access", "true",
                "quarkus.s3.aws.region", "us-east-1",
                "quarkus.s3.aws.credentials.type", "static",
                "quarkus.s3.aws.credentials.static-provider.access-key-id", "key-id",
                "quarkus.s3.aws.credentials.static-provider.secret-access-key", "secret-key");
    }

    @Override
    public void stop() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 proxy does not stop", e);
        }
        store.close();
    }
}
