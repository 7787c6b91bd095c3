package io.trimodal.predict;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.LabelScale;
import io.trimodal.model.SentimentClasses;
import io.trimodal.predict.ModalityUse.Presence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An utterance in the form that the embeddings of a model take.
 *
 * @param inputs of all modalities; language is encoded
 * @param pieces the word pieces that language was encoded from; empty where it was not words
 * @param uses what becomes of each modality
 * @param readingNotes what was done to read it
 * @param unknown share of its word pieces that are [UNK], in [0, 1]
 * @param unfamiliar what the model cannot know of it; empty for most input
 */
public record ReadUtterance(
        String id,
        Map<Modality, ModalityInput> inputs,
        Optional<TokenIds> pieces,
        Map<Modality, ModalityUse> uses,
        List<String> readingNotes,
        double unknown,
        List<String> unfamiliar) {
    /**
     * Encodes language.
     *
     * @param index of the utterance in its request
     * @throws ContractException if the model does not take the utterance
     */
    public static ReadUtterance of(LoadedModel model, int index, Utterance utterance) {
        for (Modality modality : Modality.values()) {
            model.checkDims(index, modality, utterance.input(modality));
        }
        ReadFrames audio = model.frames(index, Modality.AUDIO, utterance.audio());
        ReadFrames vision = model.frames(index, Modality.VISION, utterance.vision());
        return of(model, utterance.id(), model.language().read(index, utterance.language()), audio, vision);
    }

    static ReadUtterance of(
            LoadedModel model, String id, LanguageReader.Read language, ReadFrames audio, ReadFrames vision) {
        Map<Modality, ModalityInput> inputs = new EnumMap<>(Modality.class);
        inputs.put(Modality.LANGUAGE, language.input());
        inputs.put(Modality.AUDIO, audio.input());
        inputs.put(Modality.VISION, vision.input());
        Map<Modality, ModalityUse> uses = new EnumMap<>(Modality.class);
        inputs.forEach((modality, input) -> {
            int given = switch (modality) {
                case LANGUAGE -> language.given();
                case AUDIO -> audio.given();
                case VISION -> vision.given();
            };
            uses.put(modality, use(given, frames(input), model.contract(modality)));
        });
        List<String> notes = new ArrayList<>(audio.notes());
        notes.addAll(vision.notes());
        return new ReadUtterance(
                id,
                inputs,
                language.pieces(),
                uses,
                notes,
                language.unknown(),
                model.familiarity().notes(inputs, language.unknown()));
    }

    /**
     * Frames a second of audio and vision: as given, or where nobody said as the contract states; what neither tells is
     * left out.
     */
    public Map<Modality, Double> frameRates(LoadedModel model) {
        Map<Modality, Double> rates = new EnumMap<>(Modality.class);
        for (Modality modality : List.of(Modality.AUDIO, Modality.VISION)) {
            if (inputs.get(modality) instanceof Features features) {
                OptionalDouble rate = features.frameRate().isPresent()
                        ? features.frameRate()
                        : model.contract(modality).frameRate();
                rate.ifPresent(value -> rates.put(modality, value));
            }
        }
        return rates;
    }

    /**
     * Share of what was given that is missing all the same, in [0, 1]. Looks at every frame (0.4 ms for 32 utterances
     * of 925 frames), so it is not asked for where nothing depends on it.
     */
    public double missingRate() {
        return MissingRate.of(inputs, unknown);
    }

    private static ModalityUse use(int given, int read, FeatureContract contract) {
        int used = Math.min(read, contract.frames());
        Presence presence = given == 0 ? Presence.ABSENT : given > used ? Presence.TRUNCATED : Presence.PRESENT;
        return new ModalityUse(presence, given, used);
    }

    private static int frames(ModalityInput input) {
        return switch (input) {
            case Features features -> features.frames();
            case TokenIds ids -> ids.tokens();
            case Absent _ -> 0;
            case Text _, OpenFaceTable _ -> throw new IllegalStateException("text and tables were read before");
        };
    }

    /**
     * The answer for this utterance.
     *
     * @param fusion of a batch
     * @param index of the utterance in that batch
     * @throws NonFiniteScoreException if the score is no number
     */
    public Prediction prediction(LoadedModel model, Fusion fusion, int index) {
        float score = fusion.score()[index];
        if (!Float.isFinite(score)) {
            throw new NonFiniteScoreException(id, score);
        }
        return new Prediction(
                id,
                score,
                fusion.completeness(index),
                interval(model, score),
                SentimentClasses.of(model.manifest().scale(), score),
                uses,
                notes());
    }

    private Optional<Interval> interval(LoadedModel model, float score) {
        if (!unfamiliar.isEmpty()) {
            LabelScale scale = model.manifest().scale();
            return model.manifest()
                    .uncertainty()
                    .map(stated -> new Interval(scale.minimum(), scale.maximum(), stated.coverage(), false));
        }
        return model.manifest()
                .uncertainty()
                .flatMap(uncertainty -> uncertainty
                        .halfWidth(MissingRate.given(inputs), missingRate())
                        .map(half -> {
                            LabelScale scale = model.manifest().scale();
                            return new Interval(
                                    (float) Math.clamp(score - half, scale.minimum(), scale.maximum()),
                                    (float) Math.clamp(score + half, scale.minimum(), scale.maximum()),
                                    uncertainty.coverage(),
                                    true);
                        }));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(readingNotes);
        notes.addAll(unfamiliar);
        uses.forEach((modality, use) -> {
            if (use.presence() == Presence.TRUNCATED) {
                notes.add("%s was cut from %d to %d %s"
                        .formatted(
                                modality.key(),
                                use.given(),
                                use.used(),
                                modality == Modality.LANGUAGE ? "tokens" : "frames"));
            }
        });
        return notes;
    }
}
