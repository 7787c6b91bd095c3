package io.trimodal.modeling.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.binary.MalformedTextException;
import io.trimodal.binary.TextBytes;
import io.trimodal.feature.InvalidFeaturesException;
import io.trimodal.feature.Utterance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads utterances from JSON (the body of {@code POST /v1/predict}), JSON lines (an utterance each), {@code .npz}, or OpenFace's
 * {@code .csv}. */
public final class UtteranceFiles {
    private UtteranceFiles() {}

    /**
     * @param file name, or {@code -} for {@code standardInput}
     * @param notes told what of the file is not used
     * @throws InvalidUtterancesException naming the utterance and field that is wrong
     */
    public static List<Utterance> read(String file, InputStream standardInput, Consumer<String> notes)
            throws IOException {
        if (file.equals("-")) {
            return json("standard input", standardInput);
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new InvalidUtterancesException(file, "does not exist or is no file");
        }
        if (file.endsWith(".npz")) {
            return NpzUtterances.read(path, notes);
        }
        if (file.endsWith(".csv")) {
            return List.of(OpenFaceFile.read(path));
        }
        try (InputStream in = Files.newInputStream(path)) {
            return json(file, in);
        }
    }

    /** One document with {@code utterances}, or any number of utterances one after the other. */
    private static List<Utterance> json(String source, InputStream in) throws IOException {
        List<Utterance> utterances = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try (MappingIterator<JsonNode> documents =
                mapper.readerFor(JsonNode.class).readValues(TextBytes.checked(in.readAllBytes()))) {
            while (documents.hasNextValue()) {
                JsonNode document = documents.nextValue();
                if (document.has("utterances")) {
                    for (JsonNode node : document.path("utterances")) {
                        utterances.add(utterance(source, utterances.size(), node));
                    }
                } else {
                    utterances.add(utterance(source, utterances.size(), document));
                }
            }
        } catch (MalformedTextException e) {
            throw new InvalidUtterancesException(source, e.getMessage());
        } catch (JsonProcessingException e) {
            throw new InvalidUtterancesException(
                    source, "is not valid JSON in line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        }
        if (utterances.isEmpty()) {
            throw new InvalidUtterancesException(source, "holds no utterance");
        }
        return utterances;
    }

    private static Utterance utterance(String source, int index, JsonNode node) {
        try {
            return JsonUtterance.read(index, node);
        } catch (InvalidFeaturesException e) {
            throw new InvalidUtterancesException(source, "utterance " + index + ": " + e.getMessage());
        }
    }
}
