package io.trimodal.function.model.s3;

import io.trimodal.model.MissingRepositoryException;
import io.trimodal.model.ModelRepository;
import io.trimodal.model.RemoteRepositories;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code s3://bucket/prefix}. */
@Singleton
public final class S3Repositories implements RemoteRepositories {
    private static final Pattern ADDRESS = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*?))?/?");

    private final Instance<S3Client> client;
    private final S3ModelsConfig config;

    /** @param client made only where models are on S3 */
    S3Repositories(Instance<S3Client> client, S3ModelsConfig config) {
        this.client = client;
        this.config = config;
    }

    @Override
    public boolean serves(String location) {
        return location.startsWith("s3://");
    }

    @Override
    public ModelRepository open(String location) {
        Matcher address = ADDRESS.matcher(location);
        if (!address.matches()) {
            throw new MissingRepositoryException(
                    "trimodal.models.repository is " + location + ", expected s3://BUCKET or s3://BUCKET/PREFIX");
        }
        String prefix = address.group(2) == null || address.group(2).isEmpty() ? "" : address.group(2) + "/";
        return new S3ModelRepository(client.get(), address.group(1), prefix, config.cache());
    }
}
