package io.trimodal.modeling.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.npy.InvalidArrayFileException;
import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpzWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three pictures for training and one for the test, of which people knew all but the last for training. */
class VotedPicturesTest {
    @TempDir
    private Path folder;

    private final SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();

    @BeforeEach
    void arrays() {
        arrays.put("images", new NpyArray.Integers(new int[] {4, 48, 48}, new long[4 * 48 * 48]));
        arrays.put("split", integers(0, 0, 0, 2));
        long[] votes = new long[40];
        votes[0] = votes[10] = votes[30] = 10;
        votes[29] = 10;
        arrays.put("votes", new NpyArray.Integers(new int[] {4, 10}, votes));
    }

    private static NpyArray integers(long... values) {
        return new NpyArray.Integers(new int[] {values.length}, values);
    }

    private VotedPictures read() throws IOException {
        Path file = folder.resolve("faces.npz");
        try (OutputStream out = Files.newOutputStream(file)) {
            NpzWriter.write(out, arrays);
        }
        return VotedPictures.read(file);
    }

    private void refused(String reason) {
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidArrayFileException.class)
                .hasMessage(folder.resolve("faces.npz") + ": " + reason);
    }

    @Test
    void known_leavesOutWhatNobodyKnew_andStepsOverTrainingAlone() throws IOException {
        assertThat(read().known(1)).containsExactly(0, 1, 3);
        assertThat(read().known(2)).containsExactly(0, 3);
    }

    @Test
    void arraysThatDoNotFitEachOther_areRefused() {
        arrays.put("split", integers(0, 0, 2));
        refused("images has 9216 pixels, where split needs 3 pictures of 48 by 48");
        arrays.put("split", integers(0, 0, 0, 3));
        refused("split has 3, where 0, 1 and 2 are known");
        arrays.put("split", integers(0, 0, 0, 2));
        arrays.put("votes", integers(1, 2));
        refused("votes has 2 numbers, where split needs 4 rows of 10");
        arrays.put("votes", new NpyArray.Floats(new int[] {4, 10}, new float[40]));
        refused("votes holds no whole numbers");
    }
}
