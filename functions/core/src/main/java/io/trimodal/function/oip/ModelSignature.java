package io.trimodal.function.oip;

import io.trimodal.feature.Modality;
import io.trimodal.function.oip.tensor.Datatype;
import io.trimodal.model.Architecture;
import io.trimodal.model.Manifest;
import io.trimodal.model.Manifest.LanguageSource;
import io.trimodal.model.SentimentClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The tensors of a model. All inputs are optional, as an absent modality is a tensor left out. The first dimension is
 * over utterances. Utterances of different lengths are padded to the longest, with anything, and say in
 * {@code audio_length} and the like how many frames are theirs: none where the modality is absent. An empty text is
 * absent too.
 */
public final class ModelSignature {
    public static final String TEXT = "text";
    public static final String INPUT_IDS = "input_ids";
    public static final String ATTENTION_MASK = "attention_mask";
    public static final String TOKEN_TYPE_IDS = "token_type_ids";

    public static final String WAVEFORM = "waveform";
    public static final String WAVEFORM_LENGTH = "waveform_length";
    public static final String FRAMES = "frames";
    public static final String FRAMES_LENGTH = "frames_length";

    public static final String SCORE = "score";
    public static final String SENTIMENT = "sentiment";
    public static final String CLASS_INDEX = "class_index";
    public static final String CLASS_NAME = "class_name";
    public static final String COMPLETENESS = "completeness";
    public static final String INTERVAL = "interval";
    public static final String FRAMES_GIVEN = "frames_given";
    public static final String FRAMES_USED = "frames_used";
    public static final String NOTES = "notes";

    private ModelSignature() {}

    /** Name of the input with a modality's frames per utterance. */
    public static String length(Modality modality) {
        return modality.key() + "_length";
    }

    /** With sound and pictures where these become features that the model takes. @param raw of audio and vision */
    public static List<TensorMetadata> inputs(Manifest model, Set<Modality> raw) {
        List<TensorMetadata> inputs = inputs(model);
        if (raw.contains(Modality.AUDIO)) {
            inputs.add(TensorMetadata.of(WAVEFORM, Datatype.FP32, -1, -1));
            inputs.add(TensorMetadata.of(WAVEFORM_LENGTH, Datatype.INT64, -1));
        }
        if (raw.contains(Modality.VISION)) {
            inputs.add(TensorMetadata.of(FRAMES, Datatype.UINT8, -1, -1, -1, -1, 3));
            inputs.add(TensorMetadata.of(FRAMES_LENGTH, Datatype.INT64, -1));
        }
        return inputs;
    }

    public static List<TensorMetadata> inputs(Manifest model) {
        List<TensorMetadata> inputs = new ArrayList<>();
        switch (model.language()) {
            case LanguageSource.FeaturesOnly _ -> addFeatures(inputs, model, Modality.LANGUAGE);
            case LanguageSource.FrozenEncoder _ -> {
                inputs.add(TensorMetadata.of(TEXT, Datatype.BYTES, -1, 1));
                addFeatures(inputs, model, Modality.LANGUAGE);
            }
            case LanguageSource.InsideEmbedding inside -> {
                if (inside.hasVocabulary()) {
                    inputs.add(TensorMetadata.of(TEXT, Datatype.BYTES, -1, 1));
                }
                for (String name : List.of(INPUT_IDS, ATTENTION_MASK, TOKEN_TYPE_IDS)) {
                    inputs.add(TensorMetadata.of(name, Datatype.INT64, -1, -1));
                }
            }
        }
        addFeatures(inputs, model, Modality.AUDIO);
        addFeatures(inputs, model, Modality.VISION);
        return inputs;
    }

    private static void addFeatures(List<TensorMetadata> inputs, Manifest model, Modality modality) {
        int dims = model.contracts().get(modality).dims();
        inputs.add(TensorMetadata.of(modality.key(), Datatype.FP32, -1, -1, dims));
        inputs.add(TensorMetadata.of(length(modality), Datatype.INT64, -1));
    }

    /** Those of {@code /v1/predict}'s answer that are tensors. */
    public static List<TensorMetadata> outputs(Manifest model) {
        int granularities = SentimentClasses.of(model.scale(), 0).size();
        int modalities = Modality.values().length;
        List<TensorMetadata> outputs = new ArrayList<>(List.of(
                TensorMetadata.of(SCORE, Datatype.FP32, -1),
                TensorMetadata.of(SENTIMENT, Datatype.BYTES, -1),
                TensorMetadata.of(CLASS_INDEX, Datatype.INT32, -1, granularities),
                TensorMetadata.of(CLASS_NAME, Datatype.BYTES, -1, granularities)));
        if (model.architecture() == Architecture.LNLN) {
            outputs.add(TensorMetadata.of(COMPLETENESS, Datatype.FP32, -1));
        }
        if (model.uncertainty().isPresent()) {
            outputs.add(TensorMetadata.of(INTERVAL, Datatype.FP32, -1, 2));
        }
        outputs.add(TensorMetadata.of(FRAMES_GIVEN, Datatype.INT32, -1, modalities));
        outputs.add(TensorMetadata.of(FRAMES_USED, Datatype.INT32, -1, modalities));
        outputs.add(TensorMetadata.of(NOTES, Datatype.BYTES, -1));
        return outputs;
    }
}
