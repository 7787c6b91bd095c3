package io.trimodal.media.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Follows faces from picture to picture. A face belongs to the track that it overlaps or lies near, at about the same
 * size; a track that is lost for a while is taken up again where it was, a new place begins a new track. It keeps some
 * hundred bytes for a face in a picture and no pixels, and at most {@value #MOST_TRACKS} tracks. Not thread-safe.
 */
public final class FaceFollower {
    /** Of more, the smallest goes. */
    public static final int MOST_TRACKS = 32;

    private final FaceFrontEnd frontEnd;
    private final List<FaceTrail> trails = new ArrayList<>();
    private int pictures;
    private int withoutFace;
    private int begun;

    /** @param frontEnd it stays the caller's to close */
    public FaceFollower(FaceFrontEnd frontEnd) {
        this.frontEnd = frontEnd;
    }

    /**
     * Looks at the next picture.
     *
     * @return the faces that it has, from the largest on
     */
    public List<Face> add(RgbPicture picture) {
        List<Face> faces = frontEnd.find(picture);
        place(faces, (double) picture.width() * picture.height());
        return faces;
    }

    /** Puts the faces of the next picture where they belong. @param area of the picture */
    void place(List<Face> faces, double area) {
        int now = pictures++;
        if (faces.isEmpty()) {
            withoutFace++;
        }
        List<Match> matches = new ArrayList<>();
        for (Face face : faces) {
            for (FaceTrail trail : trails) {
                double affinity = trail.affinity(face.box(), now);
                if (affinity >= FaceTrail.LEAST_AFFINITY) {
                    matches.add(new Match(face, trail, affinity));
                }
            }
        }
        matches.sort(Comparator.comparing(Match::affinity).reversed());
        List<Face> left = new ArrayList<>(faces);
        for (Match match : matches) {
            if (left.contains(match.face()) && !match.trail().isSeen(now)) {
                match.trail().add(match.face(), now, area);
                left.remove(match.face());
            }
        }
        for (Face face : left) {
            begin(face, now, area);
        }
    }

    private void begin(Face face, int now, double area) {
        if (trails.size() == MOST_TRACKS) {
            trails.remove(
                    trails.stream().min(Comparator.comparing(FaceTrail::size)).orElseThrow());
        }
        FaceTrail trail = new FaceTrail();
        trail.add(face, now, area);
        trails.add(trail);
        begun++;
    }

    /** What was seen so far. */
    public FollowedFaces faces() {
        List<FollowedFace> faces = new ArrayList<>();
        for (FaceTrail trail : trails) {
            faces.add(trail.followed(faces.size() + 1));
        }
        return new FollowedFaces(pictures, withoutFace, faces, begun - faces.size());
    }

    private record Match(Face face, FaceTrail trail, double affinity) {}
}
