package io.trimodal.function.upload.store;

import io.trimodal.function.upload.event.StoredObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Amazon S3, and what speaks its protocol. Thread-safe. */
@Singleton
public final class S3ObjectStore implements ObjectStore {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int PRECONDITION_FAILED = 412;
    private static final Set<String> GONE = Set.of("NoSuchKey", "NoSuchVersion");

    private final S3Client client;

    public S3ObjectStore(S3Client client) {
        this.client = client;
    }

    @Override
    public Optional<Download> open(StoredObject object) {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(object.bucket()).key(object.key());
        object.version().ifPresent(request::versionId);
        if (object.version().isEmpty()) {
            object.etag().ifPresent(request::ifMatch);
        }
        try {
            ResponseInputStream<GetObjectResponse> content = client.getObject(request.build());
            GetObjectResponse response = content.response();
            return Optional.of(new Download(
                    content,
                    response.contentLength(),
                    Optional.ofNullable(response.versionId()).filter(version -> !version.equals("null")),
                    response.eTag().replace("\"", ""),
                    response.metadata()));
        } catch (S3Exception e) {
            if (isGone(e)) {
                return Optional.empty();
            }
            throw new StoreException("cannot read " + object, e);
        } catch (SdkException e) {
            throw new StoreException("cannot read " + object, e);
        }
    }

    /**
     * Deleted, a delete marker, or another object by now. That there is no such bucket, or nothing that S3 knows at
     * this address, says nothing of the object: whoever set this up has to mend it, so it must not be lost.
     */
    private static boolean isGone(S3Exception failure) {
        return switch (failure.statusCode()) {
            case NOT_FOUND ->
                GONE.stream()
                        .anyMatch(code -> code.equals(failure.awsErrorDetails().errorCode()));
            case METHOD_NOT_ALLOWED, PRECONDITION_FAILED -> true;
            default -> false;
        };
    }

    @Override
    public List<String> keys(String bucket, String prefix, Predicate<String> wanted) {
        try {
            return client
                    .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .filter(wanted)
                    .toList();
        } catch (SdkException e) {
            throw new StoreException("cannot list s3://" + bucket + "/" + prefix + "* (which takes s3:ListBucket)", e);
        }
    }

    @Override
    public boolean exists(String bucket, String key) {
        try {
            client.headObject(request -> request.bucket(bucket).key(key));
            return true;
        } catch (S3Exception e) {
            // without the right to list the bucket, what is not there is forbidden
            if (e.statusCode() == NOT_FOUND || e.statusCode() == FORBIDDEN) {
                return false;
            }
            throw new StoreException("cannot look for s3://" + bucket + "/" + key, e);
        } catch (SdkException e) {
            throw new StoreException("cannot look for s3://" + bucket + "/" + key, e);
        }
    }

    @Override
    public Upload create(String bucket, String key, String type) {
        return new Upload(client, bucket, key, type);
    }
}
