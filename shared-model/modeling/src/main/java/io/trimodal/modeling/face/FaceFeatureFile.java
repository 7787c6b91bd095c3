package io.trimodal.modeling.face;

import io.trimodal.media.face.Face;
import io.trimodal.media.face.FaceFrontEnd;
import io.trimodal.modeling.sentence.Sentence.Split;
import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpzArchive;
import io.trimodal.npy.NpzWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntConsumer;

/**
 * Features of FER+'s pictures as {@code .npz}: {@code picture}, {@code split} (0 train, 1 valid, 2 test) and
 * {@code found} {@code [pictures]}, {@code rows} float32 {@code [pictures, dims]}, {@code votes [pictures, 10]},
 * {@code names [dims]}. Pictures in which most people saw nothing known are left out.
 */
public record FaceFeatureFile(List<String> names, List<FaceFeatures> faces) {
    private static final Split[] SPLITS = {Split.TRAIN, Split.VALID, Split.TEST};

    /**
     * Looks at pictures through the path that a clip's pictures take: enlarged to 144 by 144 with its border around it,
     * detector, points, action units.
     *
     * @param known numbers of the pictures
     * @param progress told how many pictures are done
     */
    public static void make(VotedPictures pictures, int[] known, FaceFrontEnd frontEnd, Path file, IntConsumer progress)
            throws IOException {
        FerPictures read = pictures.pictures();
        int dims = frontEnd.names().size();
        float[] rows = new float[known.length * dims];
        long[] found = new long[known.length];
        for (int i = 0; i < known.length; i++) {
            List<Face> faces = frontEnd.find(PictureVariation.upright(read.grey(known[i]), FerPictures.SIDE));
            if (!faces.isEmpty()) {
                found[i] = 1;
                System.arraycopy(faces.getFirst().values(), 0, rows, i * dims, dims);
            }
            progress.accept(i + 1);
        }
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        int[] shape = {known.length};
        arrays.put(
                "names", new NpyArray.Strings(new int[] {dims}, frontEnd.names().toArray(String[]::new)));
        arrays.put(
                "picture",
                new NpyArray.Integers(shape, Arrays.stream(known).asLongStream().toArray()));
        arrays.put(
                "split",
                new NpyArray.Integers(
                        shape, Arrays.stream(known).mapToLong(read::split).toArray()));
        arrays.put("found", new NpyArray.Integers(shape, found));
        arrays.put("rows", new NpyArray.Floats(new int[] {known.length, dims}, rows));
        arrays.put(
                "votes",
                new NpyArray.Integers(
                        new int[] {known.length, FerVotes.CLASSES},
                        Arrays.stream(known)
                                .boxed()
                                .flatMapToLong(picture ->
                                        Arrays.stream(pictures.votes(picture).votes()))
                                .toArray()));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            NpzWriter.write(out, arrays);
        }
    }

    private static FerVotes of(long[] votes, int picture) {
        return new FerVotes(Arrays.copyOfRange(votes, picture * FerVotes.CLASSES, (picture + 1) * FerVotes.CLASSES));
    }

    public static FaceFeatureFile read(Path file) {
        try (NpzArchive archive = NpzArchive.open(file)) {
            List<String> names = List.of(((NpyArray.Strings) archive.read("names")).values());
            long[] pictures = integers(archive, "picture");
            long[] splits = integers(archive, "split");
            long[] found = integers(archive, "found");
            long[] votes = integers(archive, "votes");
            float[] rows = archive.read("rows").floats();
            int dims = names.size();
            List<FaceFeatures> faces = new ArrayList<>();
            for (int i = 0; i < pictures.length; i++) {
                FerVotes seen = of(votes, i);
                faces.add(new FaceFeatures(
                        (int) pictures[i],
                        SPLITS[(int) splits[i]],
                        found[i] == 1,
                        Arrays.copyOfRange(rows, i * dims, (i + 1) * dims),
                        seen.valence(),
                        seen.neutral()));
            }
            return new FaceFeatureFile(names, faces);
        }
    }

    private static long[] integers(NpzArchive archive, String name) {
        return ((NpyArray.Integers) archive.read(name)).values();
    }
}
