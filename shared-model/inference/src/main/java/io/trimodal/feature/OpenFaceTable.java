package io.trimodal.feature;

import java.util.List;
import java.util.Map;

/**
 * Vision as OpenFace's FeatureExtraction wrote it: columns by name, before a model's contract has picked its own from
 * them. Read by {@code io.trimodal.openface}, where the rules are; what is said here of frames and faces holds.
 *
 * @param columns names, without the spaces that OpenFace writes around them; those that no model takes may be empty or
 *     come twice
 * @param rows at least one; a face has no frame twice
 * @param face that is used; one with a number is in {@code rows}
 * @param source for what is to be said of the file
 */
public record OpenFaceTable(List<String> columns, List<Row> rows, FaceChoice face, Source source)
        implements FramesInput {
    /** The same with another face, which is in the rows. */
    public OpenFaceTable withFace(int other) {
        return new OpenFaceTable(columns, rows, new FaceChoice.Numbered(other), source);
    }

    /**
     * Where things stand in the file.
     *
     * @param headerLine from 1
     * @param notNumbers of each column, by its index, that has something else than a finite number in a frame that was
     *     tracked: the first
     */
    public record Source(long headerLine, Map<Integer, Cell> notNumbers) {}

    /** What stands in a line, from 1, cut where it is long. */
    public record Cell(long line, String text) {}

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
