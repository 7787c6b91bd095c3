package io.trimodal.media.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The detector answers several times for one face: answers that overlap become one, their mean weighted by their
 * scores, which trembles less from picture to picture than the surest answer alone.
 */
final class Suppression {
    private static final float MOST_OVERLAP = 0.3f;

    private Suppression() {}

    /** @return from the surest on */
    static List<DetectedFace> merged(List<DetectedFace> answers) {
        List<DetectedFace> left = new ArrayList<>(answers);
        left.sort(Comparator.comparing(DetectedFace::score).reversed());
        List<DetectedFace> faces = new ArrayList<>();
        while (!left.isEmpty()) {
            DetectedFace surest = left.getFirst();
            List<DetectedFace> same = new ArrayList<>();
            List<DetectedFace> others = new ArrayList<>();
            for (DetectedFace answer : left) {
                boolean isSame = answer.equals(surest) || answer.box().overlap(surest.box()) > MOST_OVERLAP;
                (isSame ? same : others).add(answer);
            }
            faces.add(mean(same, surest.score()));
            left = others;
        }
        return faces;
    }

    private static DetectedFace mean(List<DetectedFace> same, float score) {
        float[] box = new float[4];
        float[] keypoints = new float[2 * DetectedFace.KEYPOINTS];
        float total = 0;
        for (DetectedFace answer : same) {
            total += answer.score();
        }
        for (DetectedFace answer : same) {
            float share = answer.score() / total;
            FaceBox place = answer.box();
            box[0] += share * place.left();
            box[1] += share * place.top();
            box[2] += share * place.right();
            box[3] += share * place.bottom();
            for (int i = 0; i < keypoints.length; i++) {
                keypoints[i] += share * answer.keypoints()[i];
            }
        }
        return new DetectedFace(new FaceBox(box[0], box[1], box[2], box[3]), keypoints, score);
    }
}
