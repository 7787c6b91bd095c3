package io.trimodal.modeling.face;

import io.trimodal.model.Sha256;
import io.trimodal.modeling.tflite.TfliteModel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The models within {@code face_mesh_solution_packed_assets.data} of the npm package {@code @mediapipe/face_mesh}. The
 * file is nothing but files one after the other; models are found by TensorFlow Lite's identifier and known by their
 * digest.
 *
 * @param detector short-range detector of faces
 * @param points mesh of 468 points
 */
public record PackedAssets(TfliteModel detector, TfliteModel points) {
    /** Name and version of the npm package. */
    public static final String PACKAGE = "@mediapipe/face_mesh";

    public static final String VERSION = "0.4.1633559619";

    /** The file in the package, and its SHA-256. */
    public static final String FILE = "face_mesh_solution_packed_assets.data";

    public static final String DIGEST = "dbe5905c582c0462cdaea17e7e6ecea92edaa8cccc515c5e2e7291f2cbb5fb99";

    private static final int IDENTIFIER_AT = 4;
    private static final Model DETECTOR = new Model(
            "face_detection_short_range.tflite",
            229_032,
            "3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633");
    private static final Model POINTS = new Model(
            "face_landmark.tflite", 1_241_896, "c603fa6149219a3e9487dc9abd7a0c24474c77263273d24868378cdf40aa26d1");

    private record Model(String name, int length, String digest) {}

    /** @throws IllegalStateException naming the model that is not in it */
    public static PackedAssets of(byte[] file) {
        return new PackedAssets(find(file, DETECTOR), find(file, POINTS));
    }

    private static TfliteModel find(byte[] file, Model wanted) {
        for (int start : starts(file)) {
            if (start + wanted.length() <= file.length) {
                byte[] model = Arrays.copyOfRange(file, start, start + wanted.length());
                if (Sha256.of(model).equals(wanted.digest())) {
                    return TfliteModel.read(wanted.name(), ByteBuffer.wrap(model));
                }
            }
        }
        throw new IllegalStateException(FILE + " holds no " + wanted.name() + " of the SHA-256 " + wanted.digest());
    }

    private static List<Integer> starts(byte[] file) {
        byte[] identifier = TfliteModel.IDENTIFIER.getBytes(StandardCharsets.US_ASCII);
        List<Integer> starts = new ArrayList<>();
        for (int at = IDENTIFIER_AT; at + identifier.length <= file.length; at++) {
            if (Arrays.equals(file, at, at + identifier.length, identifier, 0, identifier.length)) {
                starts.add(at - IDENTIFIER_AT);
            }
        }
        return starts;
    }
}
