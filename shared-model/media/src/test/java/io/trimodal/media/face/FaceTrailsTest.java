package io.trimodal.media.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.feature.Features;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaceTrailsTest {
    private static final double AREA = 1000.0 * 1000;

    private final FaceTrails trails = new FaceTrails();

    @Test
    void add_aFaceThatMoves_isOneTrail() {
        for (int i = 0; i < 20; i++) {
            trails.add(List.of(face(100 + 30 * i, 200, i)), AREA);
        }

        FollowedFaces faces = trails.faces();

        assertThat(faces.faces()).hasSize(1);
        assertThat(faces.pictures()).isEqualTo(20);
        assertThat(faces.withoutFace()).isZero();
        assertThat(faces.faces().getFirst().seen(0, 20)).isEqualTo(20);
    }

    @Test
    void add_twoFacesWhoseOrderChanges_keepsThemApart() {
        trails.add(List.of(face(100, 200, 1), face(600, 190, 2)), AREA);
        trails.add(List.of(face(605, 205, 2), face(105, 195, 1)), AREA);
        trails.add(List.of(face(110, 200, 1), face(600, 190, 2)), AREA);

        List<FollowedFace> faces = trails.faces().faces();

        assertThat(faces).hasSize(2);
        assertThat(faces.get(0).features(0, 3, 5).values()).containsExactly(1, 1, 1);
        assertThat(faces.get(1).features(0, 3, 5).values()).containsExactly(2, 2, 2);
    }

    @Test
    void add_aFaceThatLeavesAndReturns_isTheSameWithZeroRowsBetween() {
        trails.add(List.of(face(100, 200, 3)), AREA);
        trails.add(List.of(), AREA);
        trails.add(List.of(), AREA);
        trails.add(List.of(face(120, 200, 4)), AREA);

        FollowedFaces faces = trails.faces();
        Features features = faces.faces().getFirst().features(0, 4, 5);

        assertThat(faces.withoutFace()).isEqualTo(2);
        assertThat(faces.faces()).hasSize(1);
        assertThat(features.values()).containsExactly(3, 0, 0, 4);
        assertThat(features.frameRate()).hasValue(5);
        assertThat(features.isZero(1)).isTrue();
    }

    @Test
    void add_aFaceElsewhere_isAnother() {
        trails.add(List.of(face(100, 200, 1)), AREA);
        trails.add(List.of(face(700, 200, 1)), AREA);

        assertThat(trails.faces().faces()).hasSize(2);
    }

    @Test
    void add_aFaceAfterLongAbsence_isAnother() {
        trails.add(List.of(face(100, 200, 1)), AREA);
        for (int i = 0; i < 30; i++) {
            trails.add(List.of(), AREA);
        }
        trails.add(List.of(face(100, 200, 1)), AREA);

        assertThat(trails.faces().faces()).hasSize(2);
    }

    @Test
    void add_moreFacesThanAreFollowed_letsTheSmallestGo() {
        for (int i = 0; i < 40; i++) {
            trails.add(List.of(face(1000 * i, 100 + i, 1)), AREA);
        }

        FollowedFaces faces = trails.faces();

        assertThat(faces.faces()).hasSize(FaceTrails.MOST);
        assertThat(faces.passedOver()).isEqualTo(8);
    }

    @Test
    void speaker_bySelection_isTheRightFace() {
        trails.add(List.of(face(100, 100, 1)), AREA);
        trails.add(List.of(face(600, 300, 2), face(100, 100, 1)), AREA);

        FollowedFaces faces = trails.faces();

        assertThat(faces.speaker(FaceSelection.parse("first")).orElseThrow().number())
                .isEqualTo(1);
        assertThat(faces.speaker(FaceSelection.parse(" Largest ")).orElseThrow().number())
                .isEqualTo(2);
        assertThat(faces.speaker(FaceSelection.parse("2")).orElseThrow().number())
                .isEqualTo(2);
        assertThatThrownBy(() -> faces.speaker(FaceSelection.parse("3")))
                .isInstanceOf(UnknownFaceException.class)
                .hasMessage("face 3 was asked for, but 2 faces were found");
    }

    @Test
    void speaker_withoutFaces_isEmpty() {
        trails.add(List.of(), AREA);

        assertThat(trails.faces().speaker(new FaceSelection.Largest())).isEmpty();
        assertThatThrownBy(() -> trails.faces().speaker(new FaceSelection.Nth(1)))
                .hasMessage("face 1 was asked for, but no face was found");
    }

    @Test
    void parse_otherText_isRefused() {
        for (String text : List.of("", "0", "-1", "biggest", "1.5", "99999999999")) {
            assertThatThrownBy(() -> FaceSelection.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be 'largest', 'first' or the number of a face");
        }
    }

    private static Face face(float left, float side, float value) {
        FaceBox box = new FaceBox(left, 100, left + side, 100 + side);
        return new Face(new FacePoints(box, new float[3 * FacePoints.COUNT], 1), new float[] {value});
    }
}
