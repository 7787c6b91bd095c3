package io.trimodal.openface;

import io.trimodal.feature.Features;
import java.util.List;
import java.util.SequencedMap;

/**
 * One face of a file as vision features.
 *
 * @param features {@code [frames, dims]} of the contract; failed frames are zero rows, as the models know missing ones
 * @param failed indices of those frames, ascending
 * @param face {@code face_id} of the face
 * @param faces frames in which each face of the file was tracked, by its id
 * @param notes what a caller should know; may be empty
 */
public record OpenFaceTrack(
        Features features, List<Integer> failed, int face, SequencedMap<Integer, Integer> faces, List<String> notes) {}
