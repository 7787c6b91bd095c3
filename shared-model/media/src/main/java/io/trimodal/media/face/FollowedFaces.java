package io.trimodal.media.face;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The faces of a clip.
 *
 * @param pictures that were looked at
 * @param withoutFace how many of them had no face
 * @param faces in the order in which they appeared
 * @param passedOver faces that were small and short-lived and are not among them, as there were too many
 */
public record FollowedFaces(int pictures, int withoutFace, List<FollowedFace> faces, int passedOver) {
    /** Of no pictures. */
    public static final FollowedFaces NONE = new FollowedFaces(0, 0, List.of(), 0);

    public FollowedFaces {
        faces = List.copyOf(faces);
    }

    /**
     * The speaker.
     *
     * @return empty if no picture had a face
     * @throws UnknownFaceException if a face is asked for by a number that there is not
     */
    public Optional<FollowedFace> speaker(FaceSelection selection) {
        return switch (selection) {
            case FaceSelection.Largest _ -> faces.stream().max(Comparator.comparing(FollowedFace::size));
            case FaceSelection.First _ -> faces.stream().findFirst();
            case FaceSelection.Nth(int number) ->
                Optional.of(faces.stream()
                        .filter(face -> face.number() == number)
                        .findFirst()
                        .orElseThrow(() -> new UnknownFaceException(number, faces.size())));
        };
    }
}
