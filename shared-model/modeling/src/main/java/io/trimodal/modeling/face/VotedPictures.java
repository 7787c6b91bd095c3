package io.trimodal.modeling.face;

import io.trimodal.npy.InvalidArrayFileException;
import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpzArchive;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The pictures of FER+ with what people saw in them. */
public final class VotedPictures {
    private final FerPictures pictures;
    private final long[] votes;

    private VotedPictures(FerPictures pictures, long[] votes) {
        this.pictures = pictures;
        this.votes = votes;
    }

    /**
     * @param file NumPy arrays {@code images}, {@code split} and {@code votes}
     * @throws InvalidArrayFileException naming the array that is missing, or does not fit the others
     */
    public static VotedPictures read(Path file) {
        try (NpzArchive archive = NpzArchive.open(file)) {
            long[] pixels = integers(archive, file, "images");
            long[] splits = integers(archive, file, "split");
            long[] votes = integers(archive, file, "votes");
            int side = FerPictures.SIDE;
            require(
                    pixels.length == (long) splits.length * side * side && pixels.length > 0,
                    file,
                    "images has " + pixels.length + " pixels, where split needs " + splits.length + " pictures of "
                            + side + " by " + side);
            require(
                    votes.length == splits.length * FerVotes.CLASSES,
                    file,
                    "votes has " + votes.length + " numbers, where split needs " + splits.length + " rows of "
                            + FerVotes.CLASSES);
            for (long split : splits) {
                require(
                        split >= FerPictures.TRAINING && split <= FerPictures.TEST,
                        file,
                        "split has " + split + ", where 0, 1 and 2 are known");
            }
            return new VotedPictures(new FerPictures(pixels, splits), votes);
        }
    }

    private static long[] integers(NpzArchive archive, Path file, String name) {
        if (archive.read(name) instanceof NpyArray.Integers array) {
            return array.values();
        }
        throw new InvalidArrayFileException(file, name + " holds no whole numbers");
    }

    private static void require(boolean condition, Path file, String reason) {
        if (!condition) {
            throw new InvalidArrayFileException(file, reason);
        }
    }

    FerPictures pictures() {
        return pictures;
    }

    FerVotes votes(int picture) {
        return new FerVotes(Arrays.copyOfRange(votes, picture * FerVotes.CLASSES, (picture + 1) * FerVotes.CLASSES));
    }

    /**
     * Numbers of those in which most people saw something known.
     *
     * @param step of so many training pictures one; of the others all
     */
    public int[] known(int step) {
        return IntStream.range(0, pictures.splits().length)
                .filter(picture -> pictures.split(picture) != FerPictures.TRAINING || picture % step == 0)
                .filter(picture -> votes(picture).isKnown())
                .toArray();
    }
}
