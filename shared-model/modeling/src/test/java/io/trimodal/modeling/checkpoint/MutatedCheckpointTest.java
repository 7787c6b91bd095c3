package io.trimodal.modeling.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever happens to a checkpoint on its way, reading it gives weights or a refusal, and never another failure. */
class MutatedCheckpointTest {
    private static Path file;
    private static byte[] archive;
    private static byte[] pickle;

    @BeforeContainer
    static void writeSeed() throws IOException {
        file = Files.createTempFile("mutated", ".pth");
        archive = Files.readAllBytes(PthFile.almt("Model.").writeWrapped(file, "state_dict"));
        try (TorchArchive seed = TorchArchive.open(file)) {
            pickle = seed.pickle();
        }
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 3000)
    void read_changedPickle_givesWeightsOrARefusal(@ForAll long seed) throws IOException {
        PthFile.almt("Model.").write(file, changed(pickle, new Random(seed)));
        assertWeightsOrRefusal();
    }

    @Property(tries = 2000)
    void read_changedArchive_givesWeightsOrARefusal(@ForAll long seed) throws IOException {
        Files.write(file, changed(archive, new Random(seed)));
        assertWeightsOrRefusal();
    }

    /** One to four bytes set, or a stretch removed, doubled or cut off. */
    private static byte[] changed(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, from);
            case 1 -> joined(bytes, from, to);
            case 2 -> joined(bytes, to, from);
            default -> {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                yield bytes;
            }
        };
    }

    /** Everything up to {@code end}, then everything from {@code begin}: left out between, or twice. */
    private static byte[] joined(byte[] bytes, int end, int begin) {
        byte[] joined = Arrays.copyOf(bytes, end + bytes.length - begin);
        System.arraycopy(bytes, begin, joined, end, bytes.length - begin);
        return joined;
    }

    private static void assertWeightsOrRefusal() {
        try {
            assertThat(CheckpointImporter.read(file).fusion()).isNotEmpty();
        } catch (InvalidCheckpointException e) {
            assertThat(e).hasMessageStartingWith(file + ": ");
        }
    }
}
