package io.trimodal.modeling.data;

import io.trimodal.feature.Absent;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.feature.Utterance;
import io.trimodal.openface.InvalidOpenFaceException;
import io.trimodal.openface.OpenFaceOptions;
import io.trimodal.openface.OpenFaceReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** What OpenFace's FeatureExtraction wrote: an utterance of vision alone. */
final class OpenFaceFile {
    private OpenFaceFile() {}

    /** Its id is the file's name without {@code .csv}. @throws InvalidUtterancesException naming the line that is wrong */
    static Utterance read(Path file) throws IOException {
        String name = file.getFileName().toString();
        try {
            OpenFaceTable table = OpenFaceReader.table(Files.readAllBytes(file), OpenFaceOptions.usual());
            return new Utterance(name.replaceFirst("\\.csv$", ""), Absent.INSTANCE, Absent.INSTANCE, table);
        } catch (InvalidOpenFaceException e) {
            throw new InvalidUtterancesException(file.toString(), e.getMessage());
        }
    }

    /** @param face whose rows are used; empty for the one tracked in most frames */
    static OpenFaceTable table(Reader csv, OptionalInt face) {
        OpenFaceOptions usual = OpenFaceOptions.usual();
        return OpenFaceReader.table(csv, new OpenFaceOptions(face, usual.leastConfidence(), usual.limits()));
    }
}
