package io.trimodal.function;

import io.trimodal.modeling.simulate.SimulatedFace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * What FeatureExtraction would write of a face whose columns all rise by one each second from 0.5, for
 * {@code formula-face}.
 */
public final class FaceFile {
    private FaceFile() {}

    private static double value(int second) {
        return 0.5 + second;
    }

    /** @param failed whether tracking failed, by index of the frame */
    public static String csv(int frames, int perSecond, IntPredicate failed) {
        StringBuilder csv = new StringBuilder("frame, face_id, timestamp, confidence, success");
        SimulatedFace.names().forEach(name -> csv.append(", ").append(column(name)));
        csv.append(", AU45_c\n");
        for (int i = 0; i < frames; i++) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d, 0, %.3f, %s",
                    i + 1,
                    i / (double) perSecond,
                    failed.test(i) ? "0.12, 0" : "0.98, 1"));
            String value = String.format(Locale.ROOT, ", %.2f", value(i / perSecond));
            csv.append(value.repeat(SimulatedFace.DIMS)).append(", 0.00\n");
        }
        return csv.toString();
    }

    /** au01_r is AU01_r there, and pose_rx pose_Rx. */
    private static String column(String name) {
        return name.startsWith("au") ? "AU" + name.substring(2) : name.replace("_r", "_R");
    }

    /**
     * The features that a model with fewer frames a second makes of it. @param zero whether all frames of a row failed
     */
    public static List<List<Double>> features(int frames, int perSecond, IntPredicate zero) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            rows.add(Collections.nCopies(SimulatedFace.DIMS, zero.test(i) ? 0.0 : value(i / perSecond)));
        }
        return rows;
    }
}
