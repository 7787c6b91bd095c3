package io.trimodal.openface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.feature.FaceChoice;
import io.trimodal.model.FeatureContract;
import io.trimodal.openface.OpenFaceOptions.Limits;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OpenFaceReaderTest {
    private static final FeatureContract CONTRACT =
            new FeatureContract(3, 50, List.of("au12_r", "pose_rx", "x_0"), "5 frames/s: OpenFace's.");
    private static final FeatureContract NO_RATE = new FeatureContract(1, 50, List.of("au12_r"), "OpenFace's smile.");

    /** As FeatureExtraction writes it, with spaces after commas and with columns that differ in case alone. */
    private static final String HEADER =
            "frame, face_id, timestamp, confidence, success, pose_Tx, pose_Rx, x_0, X_0, AU12_r, AU12_c\n";

    private static OpenFaceTrack read(FeatureContract contract, String csv) {
        return new OpenFaceReader(contract, OpenFaceOptions.usual()).read(new StringReader(csv));
    }

    private static String row(int frame, int face, double seconds, double confidence, int success, double smile) {
        return String.format(
                Locale.ROOT,
                "%d, %d, %.3f, %.2f, %d, 9.9, 0.1, 320.5, -7.0, %.2f, 1.00\n",
                frame,
                face,
                seconds,
                confidence,
                success,
                smile);
    }

    @Test
    void columns_areMappedByName_caseTellingApartWhereItMust() {
        OpenFaceTrack track = read(CONTRACT, HEADER + row(1, 0, 0, 0.98, 1, 2.5));
        assertThat(track.features().values()).containsExactly(2.5f, 0.1f, 320.5f);
        assertThat(track.failed()).isEmpty();
        assertThat(track.faces()).containsExactly(java.util.Map.entry(0, 1));
        assertThat(track.notes()).singleElement().asString().contains("no running time");
    }

    @Test
    void failedFrames_areZeroRowsAndReported() {
        OpenFaceTrack track = read(
                NO_RATE,
                HEADER
                        + row(1, 0, 0, 0.98, 1, 1)
                        + row(2, 0, 0.2, 0.98, 0, 2)
                        + row(3, 0, 0.4, 0.5, 1, 3)
                        + row(5, 0, 0.8, 0.9, 1, 5));
        assertThat(track.features().values()).containsExactly(1, 0, 0, 0, 5);
        assertThat(track.failed()).containsExactly(1, 2, 3);
        assertThat(track.notes()).anyMatch(note -> note.contains("3 of 5 frames"));
        assertThat(track.notes())
                .anyMatch(note -> note.contains("states no frame rate") && note.contains("5.00 a second"));
    }

    @Test
    void valuesOfAFailedFrame_areNotLookedAt() {
        String failed = "2, 0, 0.2, 0.00, 0, -nan(ind), nan, 0, 0, nan, 0\n";
        OpenFaceTrack track = read(CONTRACT, HEADER + row(1, 0, 0, 1, 1, 1) + failed);
        assertThat(track.failed()).containsExactly(1);
    }

    @Test
    void frames_areAveragedToTheRateOfTheContract() {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < 60; i++) {
            csv.append(row(i + 1, 0, i / 30.0, 0.9, i == 7 || i >= 12 && i < 18 ? 0 : 1, i < 6 ? 1 : 3));
        }
        OpenFaceTrack track = read(CONTRACT, csv.toString());
        assertThat(track.features().frames()).isEqualTo(10);
        assertThat(track.features().values()[0]).isEqualTo(1, within(1e-6f));
        assertThat(track.features().values()[3]).isEqualTo(3, within(1e-6f));
        assertThat(track.failed()).containsExactly(2);
        assertThat(track.notes()).anyMatch(note -> note.contains("60 frames, 30.0 a second, became 10, 5.00 a second"));
    }

    @Test
    void slowerFiles_holdEachFrame() {
        OpenFaceTrack track =
                read(CONTRACT, HEADER + row(1, 0, 0, 0.9, 1, 1) + row(2, 0, 1, 0.9, 1, 2) + row(3, 0, 2, 0.9, 1, 3));
        assertThat(track.features().frames()).isEqualTo(15);
        assertThat(track.features().values()[3 * 4]).isEqualTo(1);
        assertThat(track.features().values()[3 * 5]).isEqualTo(2);
    }

    @Test
    void severalFaces_theOneTrackedMost_unlessAnotherIsAskedFor() {
        String csv = HEADER
                + row(1, 0, 0, 0.9, 1, 1)
                + row(1, 4, 0, 0.9, 1, 4)
                + row(2, 0, 0.2, 0.1, 1, 1)
                + row(2, 4, 0.2, 0.9, 1, 4);
        OpenFaceTrack most = read(NO_RATE, csv);
        assertThat(most.face()).isEqualTo(4);
        assertThat(most.faces()).containsEntry(0, 1).containsEntry(4, 2);
        assertThat(most.notes()).anyMatch(note -> note.contains("2 faces; face_id 4"));

        OpenFaceTrack asked = new OpenFaceReader(
                        NO_RATE, new OpenFaceOptions(new FaceChoice.Numbered(0), 0.75, OpenFaceOptions.USUAL_LIMITS))
                .read(new StringReader(csv));
        assertThat(asked.features().values()).containsExactly(1, 0);
        assertThatThrownBy(() -> new OpenFaceReader(
                                NO_RATE,
                                new OpenFaceOptions(new FaceChoice.Numbered(2), 0.75, OpenFaceOptions.USUAL_LIMITS))
                        .read(new StringReader(csv)))
                .isInstanceOf(InvalidOpenFaceException.class)
                .hasMessageContaining("no face_id 2, but [0, 4]");
    }

    @Test
    void olderFiles_withoutFaceId_haveOneFace() {
        OpenFaceTrack track = read(NO_RATE, "frame, timestamp, confidence, success, AU12_r\n1, 0, 1, 1, 2\n");
        assertThat(track.features().values()).containsExactly(2);
    }

    @Test
    void wrongFiles_areRefusedWithLineAndReason() {
        assertRefused(CONTRACT, "", "is empty");
        assertRefused(CONTRACT, HEADER, "no frames");
        assertRefused(CONTRACT, "a,b\n1,2\n", "line 1", "lacks frame, timestamp, confidence, success");
        assertRefused(CONTRACT, "frame,timestamp,confidence,success,AU12_r\n1,0,1,1,1\n", "line 1", "pose_rx, x_0");
        assertRefused(NO_RATE, HEADER + "1, 0, 0.0\n", "line 2", "has 3 values, the header 11");
        assertRefused(
                NO_RATE,
                HEADER + row(1, 0, 0, 1, 1, 1) + row(2, 0, 0, 1, 1, 1).replace("1.00, 1.00", "x, 1"),
                "line 3",
                "AU12_r must be a finite number, not 'x'");
        assertRefused(NO_RATE, HEADER + row(1, 0, 0, 1, 1, 1) + row(1, 0, 0, 1, 1, 1), "line 3", "a second time");
        assertRefused(NO_RATE, HEADER.replace("AU12_c", "AU12_r") + row(1, 0, 0, 1, 1, 1), "'AU12_r' twice");
        assertRefused(NO_RATE, HEADER + row(1, 0, 0, 1, 1, 1).replace("1, 0,", "1.5, 0,"), "whole number");
        assertRefused(NO_RATE, HEADER + row(1, 0, 0, 1, 1, 1) + row(900_000, 0, 1, 1, 1, 1), "at most 100000");
        assertRefused(
                new FeatureContract(1, 50, List.of(), "A face."),
                HEADER + row(1, 0, 0, 1, 1, 1),
                "does not name its vision dimensions");
    }

    @Test
    void limits_areEnforced() {
        String csv = HEADER + row(1, 0, 0, 1, 1, 1) + row(2, 0, 0, 1, 1, 1);
        assertLimited(new Limits(1, 50, 200), csv, "line 3", "beyond the 1 rows");
        assertLimited(new Limits(9, 10, 200), csv, "line 1", "11 columns; at most 10");
        assertLimited(new Limits(9, 50, 40), csv, "line 1", "longer than 40 characters");
        assertLimited(new Limits(9, 50, 200), csv + "3".repeat(300), "line 4", "longer than 200");
    }

    private static void assertRefused(FeatureContract contract, String csv, String... parts) {
        assertThatThrownBy(() -> read(contract, csv))
                .isInstanceOf(InvalidOpenFaceException.class)
                .hasMessageContainingAll(parts);
    }

    private static void assertLimited(Limits limits, String csv, String... parts) {
        assertThatThrownBy(() -> new OpenFaceReader(
                                NO_RATE, new OpenFaceOptions(new FaceChoice.TrackedMost(), 0.75, limits))
                        .read(new StringReader(csv)))
                .isInstanceOf(InvalidOpenFaceException.class)
                .hasMessageContainingAll(parts);
    }
}
