package io.trimodal.openface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.feature.OpenFaceTable;
import io.trimodal.model.FeatureContract;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of OpenFace's as other programs leave them: spreadsheets, pandas, tools of other countries. */
class OpenFaceDialectTest {
    private static final FeatureContract SMILE = new FeatureContract(1, 50, List.of("au12_r"), "OpenFace's smile.");
    private static final String HEADER = "frame,face_id,timestamp,confidence,success,AU12_r,AU28_c\n";
    private static final String CSV = HEADER + "1,0,0.00,0.98,1,2.5,0\n2,0,0.04,0.98,1,1.25,1\n";

    private static OpenFaceTable table(String csv) {
        return OpenFaceReader.table(new StringReader(csv), OpenFaceOptions.usual());
    }

    private static OpenFaceTrack track(String csv) {
        return OpenFaceTrack.of(table(csv), SMILE);
    }

    private static void assertSmiles(String csv) {
        OpenFaceTrack track = track(csv);
        assertThat(track.features().values()).containsExactly(2.5f, 1.25f);
        assertThat(track.features().frameRate().orElseThrow()).isBetween(24.99, 25.01);
    }

    private static void assertRefused(String csv, String... message) {
        assertThatThrownBy(() -> track(csv))
                .isInstanceOf(InvalidOpenFaceException.class)
                .hasMessageContainingAll(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void otherSeparators_withOrWithoutDecimalCommas_areRead(String separator) {
        String other = CSV.replace(",", separator);
        assertSmiles(other);
        assertSmiles(other.replace('.', ','));
        assertSmiles("\uFEFF" + other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void bytesOfUnicode_areRead(String encoding) {
        byte[] file = CSV.replace(",", "\t")
                .replace("success", "success\tfile-ü")
                .replace("\t1\t", "\t1\t\t")
                .getBytes(Charset.forName(encoding));
        assertThat(OpenFaceReader.isLikely(file)).isTrue();
        OpenFaceTable table = OpenFaceReader.table(file, OpenFaceOptions.usual());
        assertThat(OpenFaceTrack.of(table, SMILE).features().values()).containsExactly(2.5f, 1.25f);
    }

    @Test
    void bytesOfNoUnicode_areRefusedWithTheirPlace() {
        byte[] file = CSV.replace("AU28_c", "Zunge-ü").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> OpenFaceReader.table(file, OpenFaceOptions.usual()))
                .isInstanceOf(InvalidOpenFaceException.class)
                .hasMessage("is not UTF-8: byte 0xFC at line 1, column 57");
    }

    @Test
    void otherFiles_areNotTakenForOpenFaces() {
        for (String other : List.of("", "\n\n", "a,b\n1,2\n", "1;2;3\n", "timeframe,x\n")) {
            assertThat(OpenFaceReader.isLikely(other.getBytes(StandardCharsets.UTF_8)))
                    .as(other)
                    .isFalse();
        }
        assertThat(OpenFaceReader.isLikely("face,confidence,AU12_r\n".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void quotedDecimalCommas_areRead() {
        assertSmiles(HEADER + "1,0,\"0,00\",\"0,98\",1,\"2,5\",0\n2,0,\"0,04\",\"0,98\",1,\"1,25\",1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n\r\n", "  \n", ";;;;;;\n", "\uFEFFsep=;\n", "\"sep=;\"\r\n", "\n\nsep=;\n\n"})
    void linesBeforeTheHeader_arePassedOver(String before) {
        assertSmiles(before + CSV.replace(",", ";"));
    }

    @Test
    void blankRows_arePassedOver() {
        assertSmiles(CSV + ",,,,,,\n\n");
    }

    @Test
    void linesOfMessages_areTheLinesOfTheFile() {
        assertRefused("sep=;\n\n" + CSV.replace(",", ";").replace("0;0.04", "zero;0.04"), "line 5: face_id");
        assertRefused("\n\na,b\n1,2\n", "line 3");
        assertRefused("\n" + CSV.replace("AU12_r", "smile"), "line 2: lacks columns", "au12_r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clip a.avi", "", "nan", "None", "1e300", "12:30"})
    void whatIsInAnotherColumn_doesNotMatter(String value) {
        assertSmiles(CSV.replace("2.5,0\n", "2.5," + value + "\n"));
        assertSmiles("filename," + CSV.replace("\n1,", "\n" + value + ",1,").replace("\n2,", "\n" + value + ",2,"));
    }

    @Test
    void twoOtherColumnsOfOneName_doNotMatter() {
        assertSmiles(CSV.replace("AU28_c\n", "AU28_c,x,x\n")
                .replace("2.5,0\n", "2.5,0,1,2\n")
                .replace("1.25,1\n", "1.25,1,1,2\n"));
        assertRefused(CSV.replace("AU28_c", "AU12_r"), "'AU12_r' twice");
        assertRefused(CSV.replace("AU28_c", "success"), "line 1", "'success' twice");
    }

    @Test
    void emptyValue_inAColumnThatIsNeeded_isNamed() {
        assertRefused(CSV.replace("1.25", ""), "line 3: AU12_r must be a finite number, but is empty");
        assertRefused(CSV.replace("1.25", "clip.avi"), "line 3: AU12_r must be a finite number, not 'clip.avi'");
    }

    @Test
    void wholeNumbers_areNotThousands() {
        assertRefused(
                CSV.replace(",", ";").replace("2;0;0.04", "1,000;0;0.04"), "line 3: frame must be a whole number");
    }

    /** OpenFace 2.2, RecorderCSV: pictures have no frame, timestamp and success. */
    @Test
    void fileOfFaceLandmarkImg_isCalledThat() {
        assertRefused(
                "face,confidence,gaze_0_x,AU12_r\n0,0.98,0.1,2.5\n",
                "line 1",
                "FaceLandmarkImg",
                "run FeatureExtraction");
    }

    @Test
    void decimalCommasBetweenCommas_areNamed() {
        assertRefused(HEADER + "1,0,0,00,0,98,1,2,5,0\n", "line 2: has 10 values, the header 7", "decimal commas");
    }

    private static String every(double seconds, int frames) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < frames; i++) {
            csv.append(String.format(Locale.ROOT, "%d,0,%.4f,0.98,1,1,0%n", i + 1, i * seconds));
        }
        return csv.toString();
    }

    /** Milliseconds turned 60 frames of a video into 10,002. */
    @ParameterizedTest
    @CsvSource({"33.3333, 60, 0.0300", "1.1, 3, 0.909", "0.0009, 50, 1.11e+03"})
    void timesOfNoVideo_areRefused(double seconds, int frames, String rate) {
        assertRefused(every(seconds, frames), rate + " frames a second", "timestamps are in seconds");
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "0.001, 50", "0.0333, 2"})
    void timesOfAVideo_areTaken(double seconds, int frames) {
        assertThat(track(every(seconds, frames)).features().frames()).isEqualTo(frames);
    }
}
