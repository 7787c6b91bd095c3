package io.trimodal.it.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An upload of each kind for the default models, whose audio has 33 values a frame and whose vision has OpenFace's 17
 * action units and the head's pose.
 *
 * @param name of the upload, without folders
 * @param scores that its result holds
 */
record Example(String name, byte[] content, int scores) {
    static final int AUDIO_DIMS = 33;
    static final int VISION_DIMS = 20;

    private static final int FRAMES = 25;
    private static final List<Integer> ACTION_UNITS =
            List.of(1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17, 20, 23, 25, 26, 45);

    Example(String name, String content, int scores) {
        this(name, content.getBytes(StandardCharsets.UTF_8), scores);
    }

    /** All of them can be scored. */
    static List<Example> all() {
        return List.of(
                new Example("review.json", json("I loved every minute of it.", "What a waste of an evening."), 2),
                new Example("reviews.jsonl", lines("Splendid.", "Not again, please.", "It was all right.", "Dull."), 4),
                new Example("clip.npz", npz(), 1),
                new Example("clip.zip", bundle(), 1),
                new Example("Größe & Maß, 2. Aufnahme (neu)+.json", json("Ein Film."), 1));
    }

    static String json(String... texts) {
        return IntStream.range(0, texts.length)
                .mapToObj(i -> "{\"id\": \"%d\", \"text\": \"%s\"}".formatted(i, texts[i]))
                .collect(Collectors.joining(", ", "{\"utterances\": [", "]}"));
    }

    static String lines(String... texts) {
        return IntStream.range(0, texts.length)
                .mapToObj(i -> "{\"id\": \"%d\", \"text\": \"%s\"}\n".formatted(i, texts[i]))
                .collect(Collectors.joining());
    }

    private static byte[] npz() {
        SequencedMap<String, byte[]> arrays = new TreeMap<>();
        arrays.put("audio.npy", npy(AUDIO_DIMS));
        arrays.put("vision.npy", npy(VISION_DIMS));
        return zip(arrays);
    }

    private static byte[] bundle() {
        SequencedMap<String, byte[]> entries = new TreeMap<>();
        entries.put("transcript.txt", "She smiled all the way home.".getBytes(StandardCharsets.UTF_8));
        entries.put("vision.csv", openFace().getBytes(StandardCharsets.UTF_8));
        return zip(entries);
    }

    /** As OpenFace's FeatureExtraction writes it: 25 frames a second of a face that begins to smile. */
    private static String openFace() {
        String units = ACTION_UNITS.stream()
                .map(unit -> String.format(Locale.ROOT, "AU%02d_r", unit))
                .collect(Collectors.joining(", "));
        String rows = IntStream.range(0, FRAMES)
                .mapToObj(i -> String.format(Locale.ROOT, "%d, 0, %.3f, 0.98, 1, 0.05, -0.1, 0.02, ", i + 1, i / 25.0)
                        + ACTION_UNITS.stream()
                                .map(unit -> String.format(Locale.ROOT, "%.2f", unit == 12 ? 3.0 * i / FRAMES : 0.2))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
        return "frame, face_id, timestamp, confidence, success, pose_Rx, pose_Ry, pose_Rz, " + units + "\n" + rows
                + "\n";
    }

    /** {@code [FRAMES, values]} of float32. */
    private static byte[] npy(int values) {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }\n".formatted(FRAMES, values);
        ByteBuffer array = ByteBuffer.allocate(10 + header.length() + Float.BYTES * FRAMES * values)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < FRAMES * values; i++) {
            array.putFloat((float) Math.sin(i));
        }
        return array.array();
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
