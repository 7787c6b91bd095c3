package io.trimodal.function.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.function.upload.document.Source;
import io.trimodal.function.upload.event.StoredObject;
import io.trimodal.function.upload.store.Download;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S3 takes keys of 1,024 bytes in UTF-8 at most, of uploads as of results. */
class ResultKeysTest {
    private static final int MOST_BYTES = 1024;
    /** What a result's key has beside the upload's: {@code results/bucket/…/etag.json}. */
    private static final int BESIDE = "results/bucket//etag.json".length();

    /** Characters of one, two, three and four bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "声", "😀"})
    void keyThatFits_isKept_andALongerOneIsNamedByItsDigest(String character) {
        int width = character.getBytes(StandardCharsets.UTF_8).length;
        int most = MOST_BYTES - BESIDE;
        String fits = "u".repeat(most % width) + character.repeat(most / width);
        String longer = "u" + fits;

        assertThat(key(fits)).isEqualTo("results/bucket/" + fits + "/etag.json");
        assertThat(bytes(key(fits))).isEqualTo(MOST_BYTES);
        assertThat(key(longer)).matches("results/bucket/sha256-[0-9a-f]{64}/etag.json");
        assertThat(key(longer)).isEqualTo(key(longer)).isNotEqualTo(key("v" + fits));
    }

    private static String key(String upload) {
        StoredObject object = new StoredObject("bucket", upload, Optional.empty(), Optional.empty());
        Download download = new Download(InputStream.nullInputStream(), 0, Optional.empty(), "etag", Map.of());
        return ResultKeys.of("results/", Source.of(object, download), ".json");
    }

    private static int bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8).length;
    }
}
