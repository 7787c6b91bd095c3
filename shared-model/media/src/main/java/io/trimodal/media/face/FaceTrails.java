package io.trimodal.media.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts the faces of each picture where they belong. A face belongs to the trail that it overlaps or lies near, at about
 * the same size; a trail that is lost for a while is taken up again where it was, another place begins a new one. Not
 * thread-safe.
 */
final class FaceTrails {
    /** Of more, the smallest goes. */
    static final int MOST = 32;

    private final List<FaceTrail> trails = new ArrayList<>();
    private int pictures;
    private int withoutFace;
    private int begun;

    /**
     * The next picture.
     *
     * @param faces from the largest on
     * @param area of the picture in pixels
     */
    void add(List<Face> faces, double area) {
        int now = pictures++;
        if (faces.isEmpty()) {
            withoutFace++;
        }
        List<Face> left = new ArrayList<>(faces);
        for (Match match : matches(faces, now)) {
            if (!match.trail().isSeen(now) && left.remove(match.face())) {
                match.trail().add(match.face(), now, area);
            }
        }
        left.forEach(face -> begin(face, now, area));
    }

    /** From the best on. */
    private List<Match> matches(List<Face> faces, int now) {
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
        return matches;
    }

    private void begin(Face face, int now, double area) {
        if (trails.size() == MOST) {
            trails.remove(
                    trails.stream().min(Comparator.comparing(FaceTrail::size)).orElseThrow());
        }
        FaceTrail trail = new FaceTrail();
        trail.add(face, now, area);
        trails.add(trail);
        begun++;
    }

    FollowedFaces faces() {
        List<FollowedFace> faces = new ArrayList<>();
        for (FaceTrail trail : trails) {
            faces.add(trail.followed(faces.size() + 1));
        }
        return new FollowedFaces(pictures, withoutFace, faces, begun - faces.size());
    }

    private record Match(Face face, FaceTrail trail, double affinity) {}
}
