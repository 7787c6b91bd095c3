package io.trimodal.media.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    @Test
    void merged_answersForOneFace_areTheirMeanWeightedByScore() {
        List<DetectedFace> faces = Suppression.merged(List.of(answer(0, 0.6f), answer(10, 0.9f)));

        assertThat(faces).hasSize(1);
        assertThat(faces.getFirst().score()).isEqualTo(0.9f);
        assertThat(faces.getFirst().box().left()).isCloseTo(6, within(1e-4f));
        assertThat(faces.getFirst().x(0)).isCloseTo(6, within(1e-4f));
    }

    @Test
    void merged_facesApart_stayApartFromTheSurestOn() {
        List<DetectedFace> faces = Suppression.merged(List.of(answer(0, 0.6f), answer(500, 0.9f)));

        assertThat(faces).extracting(DetectedFace::score).containsExactly(0.9f, 0.6f);
    }

    @Test
    void merged_nothing_isNothing() {
        assertThat(Suppression.merged(List.of())).isEmpty();
    }

    @Test
    void overlap_ofBoxes_isASharedPart() {
        FaceBox box = new FaceBox(0, 0, 10, 10);

        assertThat(box.overlap(box)).isEqualTo(1);
        assertThat(box.overlap(new FaceBox(5, 0, 15, 10))).isCloseTo(1 / 3f, within(1e-6f));
        assertThat(box.overlap(new FaceBox(10, 0, 20, 10))).isZero();
        assertThat(box.overlap(new FaceBox(3, 3, 3, 3))).isZero();
    }

    private static DetectedFace answer(float left, float score) {
        float[] keypoints = new float[2 * DetectedFace.KEYPOINTS];
        keypoints[0] = left;
        return new DetectedFace(new FaceBox(left, 0, left + 100, 100), keypoints, score);
    }
}
