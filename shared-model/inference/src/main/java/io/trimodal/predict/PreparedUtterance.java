package io.trimodal.predict;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.ModelInput;
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
import java.util.stream.IntStream;

/**
 * An utterance as a model takes it, before any text encoder: what prediction, robustness checks and explanations begin
 * with.
 *
 * @param given as the caller gave it
 * @param inputs of the modalities that were given and that the model has learned, in order: language as the model's
 *     word pieces wherever it was words, audio and vision at the contract's frame rate. Not cut to the contract, as the
 *     embeddings do that
 * @param uses what becomes of each modality
 * @param unknown share of its word pieces that are [UNK], in [0, 1]
 * @param readingNotes what was done to read it
 * @param unfamiliar what the model cannot know of it; empty for most input
 */
public record PreparedUtterance(
        Utterance given,
        Map<Modality, ModelInput> inputs,
        Map<Modality, ModalityUse> uses,
        double unknown,
        List<String> readingNotes,
        List<String> unfamiliar) {
    /**
     * In order.
     *
     * @throws ContractException for the first input that the model does not take
     */
    public static List<PreparedUtterance> all(LoadedModel model, List<Utterance> utterances) {
        return IntStream.range(0, utterances.size())
                .mapToObj(i -> of(model, i, utterances.get(i)))
                .toList();
    }

    /**
     * Runs nothing.
     *
     * @param index of the utterance in its request
     * @throws ContractException if the model does not take the utterance
     */
    public static PreparedUtterance of(LoadedModel model, int index, Utterance utterance) {
        for (Modality modality : Modality.values()) {
            requireDims(model, index, modality, utterance.input(modality));
        }
        Optional<ReadFrames> audio = ReadFrames.of(model, index, Modality.AUDIO, utterance.audio());
        Optional<ReadFrames> vision = ReadFrames.of(model, index, Modality.VISION, utterance.vision());
        Optional<LanguageReader.Read> language = model.language().read(index, utterance.language());
        Map<Modality, ModelInput> inputs = new EnumMap<>(Modality.class);
        language.ifPresent(read -> inputs.put(Modality.LANGUAGE, read.input()));
        Map<Modality, ReadFrames> frames = new EnumMap<>(Modality.class);
        audio.ifPresent(read -> frames.put(Modality.AUDIO, read));
        vision.ifPresent(read -> frames.put(Modality.VISION, read));
        frames.forEach((modality, read) -> {
            if (model.contract(modality).learned()) {
                inputs.put(modality, read.features());
            }
        });
        Map<Modality, ModalityUse> uses = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            int count = switch (modality) {
                case LANGUAGE -> language.map(LanguageReader.Read::given).orElse(0);
                case AUDIO, VISION ->
                    frames.containsKey(modality) ? frames.get(modality).given() : 0;
            };
            int read = inputs.containsKey(modality) ? inputs.get(modality).positions() : 0;
            uses.put(modality, use(count, read, model.contract(modality)));
        }
        List<String> notes = new ArrayList<>(utterance.notes());
        frames.forEach((modality, read) -> {
            notes.addAll(read.notes());
            if (!inputs.containsKey(modality)) {
                notes.add("%s is passed over: %s has learned none"
                        .formatted(modality.key(), model.manifest().id()));
            }
        });
        double unknown = language.map(LanguageReader.Read::unknown).orElse(0.0);
        List<String> unfamiliar = new ArrayList<>(model.familiarity().notes(utterance.language(), inputs, unknown));
        if (inputs.isEmpty()) {
            unfamiliar.add("nothing was given that %s has learned"
                    .formatted(model.manifest().id()));
        }
        return new PreparedUtterance(utterance, inputs, uses, unknown, notes, unfamiliar);
    }

    private static void requireDims(LoadedModel model, int index, Modality modality, ModalityInput input) {
        int dims = model.contract(modality).dims();
        if (input instanceof Features features && features.dims() != dims) {
            throw new ContractException(
                    index,
                    modality,
                    "frames have " + features.dims() + " values; "
                            + model.manifest().id() + " takes " + dims);
        }
    }

    private static ModalityUse use(int given, int read, FeatureContract contract) {
        int used = Math.min(read, contract.frames());
        Presence presence = used == 0 ? Presence.ABSENT : given > used ? Presence.TRUNCATED : Presence.PRESENT;
        return new ModalityUse(presence, given, used);
    }

    public String id() {
        return given.id();
    }

    public boolean has(Modality modality) {
        return inputs.containsKey(modality);
    }

    /** Tokens or frames that the model sees, padding not counted. */
    public int positions(Modality modality) {
        return uses.get(modality).used();
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

    /** What was done to read it, and what is strange of it. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(readingNotes);
        notes.addAll(unfamiliar);
        return notes;
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
            throw new NonFiniteScoreException(id(), score);
        }
        return new Prediction(
                id(),
                score,
                fusion.completeness(index),
                interval(model, score),
                SentimentClasses.of(model.manifest().scale(), score),
                uses,
                notesOfAnswer());
    }

    private Optional<Interval> interval(LoadedModel model, float score) {
        LabelScale scale = model.manifest().scale();
        if (!unfamiliar.isEmpty()) {
            return model.manifest()
                    .uncertainty()
                    .map(stated -> new Interval(scale.minimum(), scale.maximum(), stated.coverage(), false));
        }
        return model.manifest()
                .uncertainty()
                .flatMap(uncertainty -> uncertainty
                        .reach(score, inputs.keySet(), missingRate())
                        .map(reach -> new Interval(
                                (float) Math.clamp(score - reach.below(), scale.minimum(), scale.maximum()),
                                (float) Math.clamp(score + reach.above(), scale.minimum(), scale.maximum()),
                                uncertainty.coverage(),
                                true)));
    }

    private List<String> notesOfAnswer() {
        List<String> notes = notes();
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
