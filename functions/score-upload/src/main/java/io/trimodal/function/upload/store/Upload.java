package io.trimodal.function.upload.store;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * An object that is being written: small ones in one request, longer ones in parts, so memory holds one part at most.
 * Written only where there is none of that key yet. What is not finished is dropped by {@link #close}; after a crash
 * the bucket's life-cycle rule does it. Not thread-safe.
 *
 * <p>S3's client tries a write again whose answer is late or lost, and is then told that there is an object of that
 * key: its own. So every object carries a random text in its metadata, by which its writer knows it again; the content
 * would not do, as two may write the same.
 */
public final class Upload extends OutputStream {
    /** S3 takes 10,000 parts, so this is enough for 80 GB. */
    static final int PART_BYTES = 8 << 20;

    /** Metadata with what its writer knows an object by. */
    static final String WRITER = "trimodal-writer";

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    private final String writer = UUID.randomUUID().toString();
    private final S3Client client;
    private final String bucket;
    private final String key;
    private final String type;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private final List<CompletedPart> parts = new ArrayList<>();
    private Optional<String> multipart = Optional.empty();

    Upload(S3Client client, String bucket, String key, String type) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.type = type;
    }

    @Override
    public void write(int value) {
        part.write(value);
        sendFullPart();
    }

    /** As {@link #write(byte[], int, int)}, with no checked exception. */
    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        part.write(bytes, offset, length);
        sendFullPart();
    }

    /**
     * Makes the object. @return false if there was one of that key already, which somebody else wrote and which stays
     * as it is
     *
     * @throws StoreException if it cannot be written now
     */
    public boolean finish() {
        try {
            if (multipart.isEmpty()) {
                RequestBody content = RequestBody.fromBytes(part.toByteArray());
                KeptConnection.send(() -> client.putObject(
                        request -> request.bucket(bucket)
                                .key(key)
                                .contentType(type)
                                .metadata(Map.of(WRITER, writer))
                                .ifNoneMatch("*"),
                        content));
            } else {
                sendPart(multipart.get());
                client.completeMultipartUpload(request -> request.bucket(bucket)
                        .key(key)
                        .uploadId(multipart.get())
                        .ifNoneMatch("*")
                        .multipartUpload(
                                CompletedMultipartUpload.builder().parts(parts).build()));
                multipart = Optional.empty();
            }
            return true;
        } catch (NoSuchUploadException e) {
            // completed by an attempt whose answer was lost, or dropped by somebody else
            if (isOwn()) {
                multipart = Optional.empty();
                return true;
            }
            throw failure(e);
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw failure(e);
            }
            if (isOwn()) {
                multipart = Optional.empty();
                return true;
            }
            return false;
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    /** Whether what lies there was written by this; false where it may not be asked. */
    private boolean isOwn() {
        try {
            return writer.equals(
                    client.headObject(request -> request.bucket(bucket).key(key))
                            .metadata()
                            .get(WRITER));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND || e.statusCode() == FORBIDDEN) {
                return false;
            }
            throw failure(e);
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    private void sendFullPart() {
        if (part.size() >= PART_BYTES) {
            try {
                sendPart(begun());
            } catch (SdkException e) {
                throw failure(e);
            }
        }
    }

    private String begun() {
        if (multipart.isEmpty()) {
            multipart = Optional.of(client.createMultipartUpload(request ->
                            request.bucket(bucket).key(key).contentType(type).metadata(Map.of(WRITER, writer)))
                    .uploadId());
        }
        return multipart.get();
    }

    private void sendPart(String upload) {
        int number = parts.size() + 1;
        RequestBody content = RequestBody.fromBytes(part.toByteArray());
        UploadPartResponse sent = KeptConnection.send(() -> client.uploadPart(
                request -> request.bucket(bucket).key(key).uploadId(upload).partNumber(number), content));
        parts.add(CompletedPart.builder().partNumber(number).eTag(sent.eTag()).build());
        part.reset();
    }

    private StoreException failure(SdkException e) {
        return new StoreException("cannot write s3://" + bucket + "/" + key, e);
    }

    @Override
    public void close() {
        multipart.ifPresent(upload -> {
            multipart = Optional.empty();
            try {
                client.abortMultipartUpload(
                        request -> request.bucket(bucket).key(key).uploadId(upload));
            } catch (SdkException e) {
                throw failure(e);
            }
        });
    }
}
