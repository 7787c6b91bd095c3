package io.trimodal.usage.key;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trimodal.usage.Caller;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The file of keys: {@code {"keys": [{"id", "caller", "sha256", "created", "monthly_utterances"}]}}. Changed as a
 * whole, so that a reader finds the old or the new one; two who change it at once wait for each other.
 */
public final class KeyFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;

    public KeyFile(Path file) {
        this.file = file;
    }

    /** What the file holds. */
    public record Content(List<StoredKey> keys) {
        public Content {
            keys = keys == null ? List.of() : List.copyOf(keys);
            if (keys.stream().map(StoredKey::id).distinct().count() < keys.size()) {
                throw new IllegalArgumentException("two keys have the same id");
            }
        }
    }

    /** @throws InvalidKeyFileException if it is missing, or no file of keys */
    public List<StoredKey> read() {
        try {
            return JSON.readValue(Files.readAllBytes(file), Content.class).keys();
        } catch (NoSuchFileException e) {
            throw new InvalidKeyFileException(file, "does not exist", e);
        } catch (ValueInstantiationException e) {
            throw new InvalidKeyFileException(
                    file, "holds a key that is none: " + e.getCause().getMessage(), e);
        } catch (JsonMappingException e) {
            throw new InvalidKeyFileException(file, "is no list of keys: " + place(e), e);
        } catch (JsonProcessingException | CharConversionException e) {
            throw new InvalidKeyFileException(file, "is no JSON", e);
        } catch (IOException e) {
            throw new InvalidKeyFileException(file, "cannot be read", e);
        }
    }

    /** The field that is wrong; the parser's own words are about Java. */
    private static String place(JsonMappingException failure) {
        String path = failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/", "/", ""));
        return path + " is not known, or not of the form that api-key writes";
    }

    /** Adds a new key. @return the key, which is stored nowhere and must be shown now */
    public ApiKey create(Caller caller, OptionalLong quota) {
        ApiKey key = ApiKey.random();
        change(keys -> {
            List<StoredKey> more = new ArrayList<>(keys);
            more.add(StoredKey.of(key, caller, quota, Instant.now()));
            return more;
        });
        return key;
    }

    /** Takes a key out. @return false if there is none of that id */
    public boolean revoke(String id) {
        int[] taken = new int[1];
        change(keys -> {
            List<StoredKey> rest =
                    keys.stream().filter(key -> !key.id().equals(id)).toList();
            taken[0] = keys.size() - rest.size();
            return rest;
        });
        return taken[0] > 0;
    }

    private void change(UnaryOperator<List<StoredKey>> change) {
        Path target = file.toAbsolutePath();
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try (FileChannel guard = FileChannel.open(
                        target.resolveSibling(target.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock _ = guard.lock()) {
            List<StoredKey> keys = Files.exists(target) ? read() : List.of();
            Files.deleteIfExists(fresh);
            Files.createFile(fresh);
            if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            Files.write(
                    fresh,
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Content(change.apply(keys))),
                    StandardOpenOption.SYNC);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be changed", e);
        }
    }
}
