package io.trimodal.modeling.face;

import java.util.Arrays;
import java.util.List;

/**
 * The action units of the contract, in its order, and which of the teacher's movements each one is: OpenFace's
 * intensities are 0 to 5, the teacher's 0 to 1, so that they are taken five times. Movements of both sides are
 * averaged.
 */
enum FaceUnits {
    AU01(3),
    AU02(4, 5),
    AU04(1, 2),
    AU05(21, 22),
    AU06(7, 8),
    AU07(19, 20),
    AU09(50, 51),
    AU10(48, 49),
    AU12(44, 45),
    AU14(28, 29),
    AU15(30, 31),
    AU17(42),
    AU20(46, 47),
    AU23(36, 37),
    AU25(34, 35),
    AU26(25),
    AU45(9, 10);

    /** The highest intensity. */
    static final double SCALE = 5;

    private final int[] shapes;

    FaceUnits(int... shapes) {
        this.shapes = shapes;
    }

    /** @param shapes the teacher's {@code [52]} @return intensities {@code [17]} in [0, 5] */
    static float[] of(float[] shapes) {
        float[] units = new float[values().length];
        for (FaceUnits unit : values()) {
            units[unit.ordinal()] = (float) (SCALE
                    * Arrays.stream(unit.shapes)
                            .mapToDouble(i -> shapes[i])
                            .average()
                            .orElseThrow());
        }
        return units;
    }

    /** As in feature contracts: {@code au01_r}. */
    static List<String> names() {
        return Arrays.stream(values())
                .map(unit -> unit.name().toLowerCase(java.util.Locale.ROOT) + "_r")
                .toList();
    }
}
