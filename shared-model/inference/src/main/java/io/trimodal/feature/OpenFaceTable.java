package io.trimodal.feature;

import java.util.List;
import java.util.OptionalInt;

/**
 * Vision as OpenFace's FeatureExtraction wrote it: columns by name, before a model's contract has picked its own from them. Read by {@code
 * io.trimodal.openface}, where the rules are; what is said here of frames and faces holds.
 *
 * @param columns names, all different, without the spaces that OpenFace writes around them
 * @param rows at least one; a face has no frame twice
 * @param face that is used, one of those in {@code rows}; empty for the one that was tracked in most frames, of equal ones the lowest
 */
public record OpenFaceTable(List<String> columns, List<Row> rows, OptionalInt face) implements ModalityInput {
    /**
     * One line: one face in one frame.
     *
     * @param line in the file, from 1
     * @param frame its number in the file
     * @param seconds since the beginning
     * @param values of all columns, not finite where the file has no finite number; empty where tracking failed
     */
    public record Row(long line, int frame, int face, double seconds, float[] values) {
        public boolean isTracked() {
            return values.length > 0;
        }
    }
}
