package io.trimodal.modeling.cli;

import io.trimodal.model.Manifest.DataSource;
import io.trimodal.model.Sha256;
import io.trimodal.modeling.compose.Material;
import io.trimodal.modeling.face.FaceFeatureFile;
import io.trimodal.modeling.simulate.SimulatedFace;
import io.trimodal.modeling.voice.VoiceFeatureFile;
import io.trimodal.modeling.voice.VoiceFeatures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Real voices and faces for sentences. Without {@code --voices} both are simulated. */
final class ComposedFlags {
    @Option(
            names = "--voices",
            paramLabel = "FILE",
            description = "Text set: features of recorded voices, as voice-features writes them, in place of simulated "
                    + "ones.")
    private Path voices;

    @Option(
            names = "--faces",
            paramLabel = "FILE",
            description = "Text set: features of photographed faces, as face-features writes them; without, composed "
                    + "utterances have no face.")
    private Path faces;

    @Option(
            names = "--corpus",
            paramLabel = "NAME",
            description = "Of the voices only those of this corpus, such as emodb; may be given several times.")
    private List<String> corpora = List.of();

    /**
     * What was read.
     *
     * @param voiceNames names of the values of a row of a voice
     * @param faceNames likewise
     * @param seen whether there are faces
     * @param source for the manifest: files, corpora and their digests
     * @param data corpora and pictures with their licences
     */
    record Read(
            Material material,
            List<String> voiceNames,
            List<String> faceNames,
            boolean seen,
            String source,
            List<DataSource> data) {}

    /** @throws IllegalArgumentException naming a file that cannot be read */
    void requireReadable() {
        GivenFiles.requireReadable(voices, faces);
    }

    /** Empty where voice and face are to be simulated. */
    Optional<Read> read() throws IOException {
        if (voices == null) {
            if (faces != null) {
                throw new IllegalArgumentException("--faces needs --voices");
            }
            return Optional.empty();
        }
        VoiceFeatureFile heard = VoiceFeatureFile.read(voices);
        List<VoiceFeatures> chosen = heard.voices().stream()
                .filter(voice ->
                        corpora.isEmpty() || corpora.contains(voice.recording().corpus()))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(voices + " has no voice of the corpus " + String.join(", ", corpora));
        }
        List<DataSource> data = new ArrayList<>(corpora(chosen));
        String source = "Voices are recordings of actors (" + spelled(data) + "; " + voices.getFileName()
                + ", made by the front end " + heard.frontEnd() + ", SHA-256 " + Sha256.of(voices) + ").";
        if (faces == null) {
            List<String> names = SimulatedFace.names();
            return Optional.of(new Read(
                    new Material(chosen, List.of(), heard.names().size(), names.size()),
                    heard.names(),
                    names,
                    false,
                    source + " There are no faces: the model passes over vision.",
                    data));
        }
        FaceFeatureFile seen = FaceFeatureFile.read(faces);
        data.add(DataLicences.FER_PLUS);
        return Optional.of(new Read(
                new Material(
                        chosen, seen.faces(), heard.names().size(), seen.names().size()),
                heard.names(),
                seen.names(),
                true,
                source + " Faces are photographs of FER+ (" + faces.getFileName() + ", SHA-256 " + Sha256.of(faces)
                        + ").",
                data));
    }

    private static List<DataSource> corpora(List<VoiceFeatures> voices) {
        return voices.stream()
                .map(voice -> voice.recording().corpus())
                .distinct()
                .sorted()
                .map(DataLicences::voices)
                .toList();
    }

    private static String spelled(List<DataSource> data) {
        return data.stream()
                .map(source -> source.name() + ", " + source.licence())
                .collect(Collectors.joining("; "));
    }

    /** The options that decide the result, files by their names alone. */
    List<String> spelled() {
        if (voices == null) {
            return List.of();
        }
        List<String> spelled = new ArrayList<>(List.of("--voices " + voices.getFileName()));
        if (faces != null) {
            spelled.add("--faces " + faces.getFileName());
        }
        corpora.forEach(corpus -> spelled.add("--corpus " + corpus));
        return spelled;
    }
}
