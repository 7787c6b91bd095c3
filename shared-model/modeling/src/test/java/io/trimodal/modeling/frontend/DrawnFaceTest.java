package io.trimodal.modeling.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.media.face.Face;
import io.trimodal.media.face.FaceFollower;
import io.trimodal.media.face.FaceFrontEnd;
import io.trimodal.media.face.FaceSelection;
import io.trimodal.media.face.FollowedFace;
import io.trimodal.media.face.FollowedFaces;
import io.trimodal.media.face.RgbPicture;
import io.trimodal.modeling.simulate.DrawnFace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnFaceTest {
    private static final int AU12 = 8;
    private static final int ROLL = 19;

    @TempDir
    private static Path folder;

    private static FaceFrontEnd frontEnd;

    @BeforeAll
    static void make() {
        frontEnd = MadeFaceFrontEnd.in(folder);
    }

    @AfterAll
    static void close() {
        if (frontEnd != null) {
            frontEnd.close();
        }
    }

    @Test
    void names_ofTheValues_areTheContracts() {
        assertThat(frontEnd.names())
                .containsExactly(
                        "au01_r", "au02_r", "au04_r", "au05_r", "au06_r", "au07_r", "au09_r", "au10_r", "au12_r",
                        "au14_r", "au15_r", "au17_r", "au20_r", "au23_r", "au25_r", "au26_r", "au45_r", "pose_rx",
                        "pose_ry", "pose_rz");
    }

    @Test
    void find_aFace_putsItsPointsWhereItIs() {
        Face face = only(DrawnFace.picture(320, 240, new DrawnFace(170, 110, 140, 0, 0)));

        assertThat(face.values()).hasSize(20);
        // The tip of the nose, and the outer corners of the eyes.
        assertThat(face.points().places()[3 * 4]).isCloseTo(170, within(4f));
        assertThat(face.points().places()[3 * 4 + 1]).isBetween(110f, 135f);
        assertThat(face.points().places()[3 * 33]).isCloseTo(170 - 30, within(8f));
        assertThat(face.points().places()[3 * 263]).isCloseTo(170 + 30, within(8f));
    }

    @Test
    void find_aSmile_hasMoreOfActionUnitTwelveThanAFrown() {
        float smile = only(DrawnFace.picture(320, 240, new DrawnFace(160, 120, 140, 0, 1)))
                .values()[AU12];
        float frown = only(DrawnFace.picture(320, 240, new DrawnFace(160, 120, 140, 0, -1)))
                .values()[AU12];

        assertThat(smile).isGreaterThan(frown);
    }

    @Test
    void find_aTurnedFace_turnsTheRollAndLittleElse() {
        float[] upright = only(DrawnFace.picture(320, 240, new DrawnFace(160, 120, 140, 0, 1)))
                .values();
        float[] turned = only(DrawnFace.picture(320, 240, new DrawnFace(160, 120, 140, 0.35, 1)))
                .values();

        assertThat(turned[ROLL] - upright[ROLL]).isCloseTo(0.35f, within(0.05f));
        for (int unit = 0; unit < 17; unit++) {
            assertThat(turned[unit]).isCloseTo(upright[unit], within(1f));
        }
    }

    @Test
    void find_aFaceOfAnotherSize_hasAboutTheSameValues() {
        float[] large = only(DrawnFace.picture(320, 240, new DrawnFace(160, 120, 180, 0, 1)))
                .values();
        float[] small = only(DrawnFace.picture(320, 240, new DrawnFace(160, 120, 120, 0, 1)))
                .values();
        float[] huge = only(DrawnFace.picture(1280, 960, new DrawnFace(640, 480, 720, 0, 1)))
                .values();

        for (int unit = 0; unit < 17; unit++) {
            assertThat(small[unit]).isCloseTo(large[unit], within(1f));
            assertThat(huge[unit]).isCloseTo(large[unit], within(0.3f));
        }
    }

    @Test
    void find_aSmallFaceInAWidePicture_findsIt() {
        Face face = only(DrawnFace.picture(640, 360, new DrawnFace(420, 180, 70, 0, 0)));

        assertThat(face.box().left()).isBetween(380f, 410f);
        assertThat(face.box().right()).isBetween(430f, 460f);
    }

    @Test
    void find_inPicturesWithoutFaces_findsNone() {
        for (int[] size : List.of(
                new int[] {320, 240}, new int[] {1, 1}, new int[] {1, 400}, new int[] {700, 1}, new int[] {3, 2})) {
            assertThat(frontEnd.find(DrawnFace.picture(size[0], size[1]))).isEmpty();
        }
    }

    @Test
    void add_twoFacesOfWhichOneLeaves_followsBoth() {
        FaceFollower follower = new FaceFollower(frontEnd);
        for (int i = 0; i < 6; i++) {
            DrawnFace left = new DrawnFace(90 + 3 * i, 120, 110, 0, 1);
            DrawnFace right = new DrawnFace(230, 125 - 2 * i, 90, 0, -1);
            follower.add(
                    i == 5
                            ? DrawnFace.picture(320, 240)
                            : i < 3 ? DrawnFace.picture(320, 240, left, right) : DrawnFace.picture(320, 240, left));
        }

        FollowedFaces faces = follower.faces();
        FollowedFace speaker = faces.speaker(new FaceSelection.Largest()).orElseThrow();

        assertThat(faces.pictures()).isEqualTo(6);
        assertThat(faces.withoutFace()).isEqualTo(1);
        assertThat(faces.faces()).hasSize(2);
        assertThat(speaker.number()).isEqualTo(1);
        assertThat(speaker.seen(0, 6)).isEqualTo(5);
        assertThat(faces.faces().get(1).seen(0, 6)).isEqualTo(3);
        assertThat(speaker.features(0, 6, 5).isZero(5)).isTrue();
        assertThat(speaker.features(0, 6, 5).isZero(4)).isFalse();
    }

    private static Face only(RgbPicture picture) {
        List<Face> faces = frontEnd.find(picture);
        assertThat(faces).hasSize(1);
        return faces.getFirst();
    }
}
