package io.trimodal.it;

import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.GatheredClip;
import io.trimodal.media.clip.PictureFrame;
import io.trimodal.media.form.ClipReader;
import io.trimodal.npy.NpyArray;
import io.trimodal.npy.NpzWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A dozen voices and faces in the form of those that a reader would bring to train on. They show nothing: the voices
 * are one recording under many names, the faces pictures of one that is drawn.
 */
final class ReadmeMaterial {
    /** A speaker of each split of each corpus. */
    private static final List<String> SPEAKERS = List.of(
            "ravdess,actor-01",
            "ravdess,actor-17",
            "ravdess,actor-21",
            "emodb,speaker-03",
            "emodb,speaker-09",
            "emodb,speaker-15");

    private static final List<String> EMOTIONS = List.of("neutral", "happy", "angry", "sad");

    /** Their columns among the votes. */
    private static final List<Integer> VOTED = List.of(0, 1, 4, 3);

    private static final int SIDE = 48;
    private static final int VOTES = 10;
    private static final int SPLITS = 3;

    /** Where the drawn head begins in the picture; it is twice as large as what is kept. */
    private static final int LEFT = 32;

    private static final int TOP = 11;

    private ReadmeMaterial() {}

    /** @param recording FLAC */
    static void voices(Path recording, Path file) throws IOException {
        StringBuilder list = new StringBuilder("file,corpus,speaker,sex,emotion,intensity\n");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String speaker : SPEAKERS) {
                for (String emotion : EMOTIONS) {
                    String name = speaker.replace(',', '-') + "-" + emotion + ".flac";
                    list.append(String.join(",", name, speaker, "female", emotion, "normal"))
                            .append('\n');
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(recording, zip);
                }
            }
            zip.putNextEntry(new ZipEntry("voices.csv"));
            zip.write(list.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param recording of a face that is drawn */
    static void faces(Path recording, Path file) throws IOException {
        GatheredClip clip = GatheredClip.ofBoth();
        new ClipReader(Optional.empty()).read(ClipSource.of(recording), ClipOptions.DEFAULT, clip);
        List<Long> pixels = new ArrayList<>();
        List<Long> splits = new ArrayList<>();
        List<Long> votes = new ArrayList<>();
        for (int split = 0; split < SPLITS; split++) {
            for (int voted : VOTED) {
                grey(clip.pictures().get(splits.size()), pixels);
                splits.add((long) split);
                for (int vote = 0; vote < VOTES; vote++) {
                    votes.add(vote == voted ? (long) VOTES : 0);
                }
            }
        }
        int pictures = splits.size();
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("images", integers(pixels, pictures, SIDE, SIDE));
        arrays.put("split", integers(splits, pictures));
        arrays.put("votes", integers(votes, pictures, VOTES));
        try (OutputStream out = Files.newOutputStream(file)) {
            NpzWriter.write(out, arrays);
        }
    }

    private static void grey(PictureFrame picture, List<Long> pixels) {
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int at = 3 * ((TOP + 2 * y) * picture.width() + LEFT + 2 * x);
                long sum = 0;
                for (int color = 0; color < 3; color++) {
                    sum += picture.rgb()[at + color] & 0xff;
                }
                pixels.add(sum / 3);
            }
        }
    }

    private static NpyArray integers(List<Long> values, int... shape) {
        return new NpyArray.Integers(
                shape, values.stream().mapToLong(Long::longValue).toArray());
    }
}
