package io.trimodal.function.request;

import com.fasterxml.jackson.core.JsonToken;
import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.FramesInput;
import io.trimodal.feature.InvalidFeaturesException;
import io.trimodal.feature.LanguageInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads one utterance. A field that is null counts as left out. */
final class UtteranceReader {
    private static final String FIELDS = "id, text, language, audio, vision";

    private final JsonInput json;
    private final Limits limits;
    private final Attachments attachments;
    private final String pointer;
    private final List<String> notes = new ArrayList<>();
    private String id;
    private LanguageInput text = Absent.INSTANCE;
    private LanguageInput language = Absent.INSTANCE;
    private FramesInput audio = Absent.INSTANCE;
    private FramesInput vision = Absent.INSTANCE;

    /** @param id where none is given */
    UtteranceReader(JsonInput json, Limits limits, Attachments attachments, String id) {
        this.json = json;
        this.limits = limits;
        this.attachments = attachments;
        this.pointer = json.pointer();
        this.id = id;
    }

    Utterance read() {
        json.object(this::readField);
        return checked("", () -> new Utterance(id, text instanceof Text ? text : language, audio, vision, notes));
    }

    private void readField(String name) {
        switch (name) {
            case "id", "text", "language", "audio", "vision" -> {
                if (!json.at(JsonToken.VALUE_NULL)) {
                    readGiven(name);
                }
            }
            default -> throw json.unknownField(FIELDS);
        }
    }

    private void readGiven(String name) {
        switch (name) {
            case "id" -> id = PredictRequestReader.name(json, limits);
            case "text" -> text = readText();
            case "language" -> language = readLanguage();
            case "audio" -> audio = readFrames(Modality.AUDIO);
            default -> vision = readFrames(Modality.VISION);
        }
        if (text instanceof Text && !(language instanceof Absent)) {
            throw malformed("", "has both text and language; give the words or the language features, not both");
        }
    }

    private Text readText() {
        String value = json.string();
        if (value.length() > limits.textCharacters()) {
            throw json.tooLarge(
                    "has " + value.length() + " characters; at most " + limits.textCharacters() + " are taken");
        }
        return checked("/text", () -> new Text(value));
    }

    private LanguageInput readLanguage() {
        FeaturesReader features = new FeaturesReader(json, limits, attachments, Modality.LANGUAGE);
        TokenIdsReader tokens = new TokenIdsReader(json, limits);
        List<Features> read = new ArrayList<>(1);
        json.object(name -> {
            switch (name) {
                case "features" -> read.add(features.readLanguage());
                case "input_ids" -> tokens.readIds();
                case "attention_mask" -> tokens.readMask();
                case "token_type_ids" -> tokens.readSegments();
                default -> throw json.unknownField("features, or input_ids, attention_mask, token_type_ids");
            }
        });
        if (tokens.any() && !read.isEmpty()) {
            throw malformed("/language", "has both features and token ids; give one of them");
        }
        if (tokens.any()) {
            return checked("/language", tokens::toTokenIds);
        }
        if (read.isEmpty()) {
            throw malformed("/language/features", "is missing; give features, or input_ids");
        }
        return read.getFirst();
    }

    private FramesInput readFrames(Modality modality) {
        FramesReader frames = new FramesReader(json, limits, attachments, modality);
        FramesInput read = frames.read();
        notes.addAll(frames.notes());
        return read;
    }

    private <T> T checked(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidFeaturesException e) {
            throw malformed(field, e.getMessage());
        }
    }

    private MalformedRequestException malformed(String field, String detail) {
        return new MalformedRequestException(new FieldError(pointer + field, detail));
    }
}
