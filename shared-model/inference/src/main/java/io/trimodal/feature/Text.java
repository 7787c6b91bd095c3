package io.trimodal.feature;

/** The words of an utterance, to be tokenized and encoded by the model's text encoder. */
public record Text(String value) implements LanguageInput {
    public Text {
        if (value.isBlank()) {
            throw new InvalidFeaturesException("is blank; give at least one word, or leave the modality out");
        }
    }
}
