package io.trimodal.media.form;

import static org.assertj.core.api.Assertions.fail;

import io.trimodal.media.clip.ClipException;
import io.trimodal.media.clip.ClipLimitException;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.MediaLimit;
import io.trimodal.media.clip.MediaLimits;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Recordings with bytes changed, taken out and doubled are read, or refused with a declared error; nothing else, and in
 * time. {@code -Dtrimodal.mutations=20000} makes it long.
 */
class MutationTest {
    private static final int MUTATIONS = Integer.getInteger("trimodal.mutations", 60);

    private static final ClipOptions OPTIONS =
            ClipOptions.DEFAULT.with(new MediaLimits(1 << 20, 30, 200, 1 << 20, Duration.ofSeconds(20)));

    @ParameterizedTest
    @EnumSource(value = Fixture.class, names = "TALK_FLAC", mode = EnumSource.Mode.EXCLUDE)
    void read_mutated_isReadOrRefused(Fixture fixture) {
        for (int seed = 0; seed < MUTATIONS; seed++) {
            readOrRefused(fixture, seed);
        }
    }

    /** A slice and a section of AAC with which the library counted for ever. */
    @ParameterizedTest
    @CsvSource({"TALK_MP4,248", "TALK_MKV,1079"})
    void read_mutationThatDidNotEnd_ends(Fixture fixture, int seed) {
        readOrRefused(fixture, seed);
    }

    private static void readOrRefused(Fixture fixture, int seed) {
        byte[] mutated = mutated(fixture.bytes(), new Random(seed));
        try {
            Fixture.ALONE.read(ClipSource.of(mutated), OPTIONS, new ForgetfulSink());
        } catch (ClipLimitException e) {
            if (e.limit() == MediaLimit.DECODING_TIME) {
                fail(fixture + " with the seed " + seed + " does not end", e);
            }
        } catch (ClipException _) {
            // as declared
        } catch (RuntimeException | Error e) {
            fail(fixture + " with the seed " + seed, e);
        }
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            // tables are small and at one end; half of the changes go there
            int at = random.nextBoolean() ? random.nextInt(bytes.length) : random.nextInt(Math.min(bytes.length, 3000));
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 ->
                    Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), (byte)
                            (random.nextBoolean() ? 0 : 0xFF));
                case 3 -> {
                    int length = Math.min(bytes.length - at, 1 + random.nextInt(200));
                    System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
                }
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, bytes.length - random.nextInt(200)));
            }
        }
        return bytes;
    }
}
