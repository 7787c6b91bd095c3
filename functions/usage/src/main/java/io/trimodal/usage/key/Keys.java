package io.trimodal.usage.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The keys of a file, looked at again at most once a second, so that a revoked key ends soon without a restart. A file
 * that has become unreadable changes nothing and is reported once. Thread-safe; never waits for another thread.
 */
public final class Keys {
    private static final Logger LOG = Logger.getLogger(Keys.class);
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final Path file;
    private final LongSupplier nanos;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Snapshot snapshot;
    private volatile long looked;

    /** @throws InvalidKeyFileException if it is missing, or no file of keys */
    public Keys(Path file) {
        this(file, System::nanoTime);
    }

    Keys(Path file, LongSupplier nanos) {
        this.file = file;
        this.nanos = nanos;
        this.looked = nanos.getAsLong();
        Object version = version();
        this.snapshot = new Snapshot(version, load());
    }

    private record Snapshot(Object version, Map<String, StoredKey> byId) {}

    /** A Secret that Kubernetes mounts is changed by a link to another file, which is another key with another time. */
    private record Version(Object key, Object modified, long size) {}

    /** The stored key that a text is, if any. */
    public Optional<StoredKey> find(String text) {
        lookAgain();
        return ApiKey.parse(text)
                .flatMap(key ->
                        Optional.ofNullable(snapshot.byId().get(key.id())).filter(stored -> stored.matches(key)));
    }

    private void lookAgain() {
        long now = nanos.getAsLong();
        if (now - looked < PAUSE || !looking.tryLock()) {
            return;
        }
        try {
            looked = now;
            Object version = version();
            if (!version.equals(snapshot.version())) {
                snapshot = new Snapshot(version, reload());
            }
        } finally {
            looking.unlock();
        }
    }

    private Map<String, StoredKey> reload() {
        try {
            Map<String, StoredKey> keys = load();
            LOG.infof("read %d API keys anew", keys.size());
            return keys;
        } catch (InvalidKeyFileException e) {
            LOG.errorf("the API keys stay as they were: %s", e.getMessage());
            return snapshot.byId();
        }
    }

    private Map<String, StoredKey> load() {
        return new KeyFile(file).read().stream().collect(Collectors.toUnmodifiableMap(StoredKey::id, key -> key));
    }

    private Object version() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(
                    Optional.ofNullable(attributes.fileKey()), attributes.lastModifiedTime(), attributes.size());
        } catch (IOException _) {
            return new Version(Optional.empty(), Optional.empty(), -1);
        }
    }
}
