package io.trimodal.modeling.face;

import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpzArchive;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * The pictures of FER+, 48 by 48 grey pixels.
 *
 * @param pixels uint8 {@code [pictures, 48, 48]}
 * @param splits {@code [pictures]}: 0 for training, 1 for validation, 2 for the test
 */
record FerPictures(long[] pixels, long[] splits) {
    static final int SIDE = 48;
    static final int TRAINING = 0;
    static final int TEST = 2;

    /** @param file arrays {@code images} and {@code split} */
    static FerPictures read(Path file) {
        try (NpzArchive archive = NpzArchive.open(file)) {
            return new FerPictures(
                    ((NpyArray.Integers) archive.read("images")).values(),
                    ((NpyArray.Integers) archive.read("split")).values());
        }
    }

    /** Numbers of the pictures of a split, of so many one. */
    int[] every(int step, int split) {
        int[] all = IntStream.range(0, splits.length)
                .filter(picture -> splits[picture] == split)
                .toArray();
        return IntStream.range(0, all.length)
                .filter(i -> i % step == 0)
                .map(i -> all[i])
                .toArray();
    }

    int split(int picture) {
        return (int) splits[picture];
    }

    byte[] grey(int picture) {
        byte[] grey = new byte[SIDE * SIDE];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) pixels[picture * grey.length + i];
        }
        return grey;
    }
}
