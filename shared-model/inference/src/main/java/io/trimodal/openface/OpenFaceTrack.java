package io.trimodal.openface;

import io.trimodal.feature.Features;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.model.FeatureContract;
import java.util.List;
import java.util.SequencedMap;

/**
 * One face of a file as vision features.
 *
 * @param features {@code [frames, dims]} of the contract, with their frame rate where it is known; failed frames are
 *     zero rows, as the models know missing ones
 * @param failed indices of those frames, ascending
 * @param face {@code face_id} of the face
 * @param faces frames in which each face of the file was tracked, by its id
 * @param notes what a caller should know; may be empty
 */
public record OpenFaceTrack(
        Features features, List<Integer> failed, int face, SequencedMap<Integer, Integer> faces, List<String> notes) {
    /**
     * @param contract of the model's vision
     * @throws MissingColumnsException if the table does not have the columns of the contract, or the contract does not
     *     name them
     * @throws InvalidOpenFaceException if one of their values is not finite in a frame that was tracked
     */
    public static OpenFaceTrack of(OpenFaceTable table, FeatureContract contract) {
        return FaceTrack.of(table, contract);
    }
}
