package io.trimodal.function.model.s3;

import io.trimodal.model.InvalidPackageException;
import io.trimodal.model.Manifest;
import io.trimodal.model.ManifestJson;
import io.trimodal.model.MissingRepositoryException;
import io.trimodal.model.ModelId;
import io.trimodal.model.ModelPackage;
import io.trimodal.model.ModelRepository;
import io.trimodal.model.ModelVersions;
import io.trimodal.model.UnknownModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Packages as objects {@code <prefix><name>/<version>/<file>} of a bucket. One that is opened is copied to a local
 * directory first, file by file as its manifest lists them, and used from there by later starts for as long as its
 * manifest is the same: packages are immutable. Any number of processes may share the directory.
 */
final class S3ModelRepository implements ModelRepository {
    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final Path cache;

    /** @param prefix empty, or ending with a slash */
    S3ModelRepository(S3Client client, String bucket, String prefix, Path cache) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
        this.cache = cache;
    }

    /** @throws MissingRepositoryException if the bucket cannot be listed */
    @Override
    public List<ModelId> list() {
        List<ModelId> ids = new ArrayList<>();
        try {
            for (S3Object object : client.listObjectsV2Paginator(
                            request -> request.bucket(bucket).prefix(prefix))
                    .contents()) {
                id(object.key()).ifPresent(ids::add);
            }
        } catch (SdkException e) {
            throw new MissingRepositoryException(
                    "the model repository " + this + " cannot be listed: " + e.getMessage());
        }
        ids.sort(ModelVersions.ORDER);
        return ids;
    }

    /** Of the package whose manifest it is. */
    private Optional<ModelId> id(String key) {
        String[] parts = key.substring(prefix.length()).split("/", -1);
        if (parts.length != 3 || !parts[2].equals(ManifestJson.FILE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ModelId(parts[0], parts[1]));
        } catch (IllegalArgumentException _) {
            // Not a name that a package may have, so not one of ours.
            return Optional.empty();
        }
    }

    @Override
    public ModelPackage open(ModelId id) {
        String folder = prefix + id.name() + "/" + id.version() + "/";
        byte[] manifest = manifest(id, folder);
        Path target = cache.resolve(id.name()).resolve(id.version());
        try {
            Optional<ModelPackage> kept = kept(target, manifest);
            if (kept.isEmpty()) {
                fetch(id, folder, manifest, target);
            }
            ModelPackage opened = kept.orElseGet(() -> ModelPackage.open(target));
            if (!opened.id().equals(id)) {
                throw new InvalidPackageException(folder, "holds the package " + opened.id());
            }
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + id + " in " + cache + " (trimodal.models.cache)", e);
        }
    }

    private byte[] manifest(ModelId id, String folder) {
        try {
            return client.getObjectAsBytes(request -> request.bucket(bucket).key(folder + ManifestJson.FILE))
                    .asByteArray();
        } catch (NoSuchKeyException _) {
            throw new UnknownModelException(id.toString(), list());
        } catch (SdkException e) {
            throw unreadable(folder + ManifestJson.FILE, e);
        }
    }

    /** If it was fetched before, and nobody has damaged it since. */
    private static Optional<ModelPackage> kept(Path target, byte[] manifest) throws IOException {
        Path file = target.resolve(ManifestJson.FILE);
        if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), manifest)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ModelPackage.open(target));
        } catch (InvalidPackageException _) {
            return Optional.empty();
        }
    }

    /**
     * Into a directory of its own that takes its place in one step, so that a process that dies leaves nothing
     * half-written there.
     */
    private void fetch(ModelId id, String folder, byte[] manifest, Path target) throws IOException {
        Manifest listed = ManifestJson.read(manifest);
        Files.createDirectories(target.getParent());
        Path fetched = Files.createTempDirectory(target.getParent(), ".fetching-");
        try {
            for (String name : listed.files().keySet()) {
                get(folder + name, fetched.resolve(name));
            }
            Files.write(fetched.resolve(ManifestJson.FILE), manifest);
            Folders.replace(target, fetched);
        } catch (SdkException e) {
            throw new InvalidPackageException(
                    id.toString(), "cannot be fetched from " + this + ": " + e.getMessage(), e);
        } finally {
            Folders.delete(fetched);
        }
    }

    private void get(String key, Path file) {
        try {
            client.getObject(request -> request.bucket(bucket).key(key), ResponseTransformer.toFile(file));
        } catch (NoSuchKeyException e) {
            throw new InvalidPackageException(
                    "s3://" + bucket + "/" + key, "is listed by its manifest and not there", e);
        }
    }

    private InvalidPackageException unreadable(String key, SdkException e) {
        return new InvalidPackageException("s3://" + bucket + "/" + key, "cannot be read: " + e.getMessage(), e);
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
