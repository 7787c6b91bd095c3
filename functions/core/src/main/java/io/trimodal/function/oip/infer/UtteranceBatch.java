package io.trimodal.function.oip.infer;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.FramesInput;
import io.trimodal.feature.LanguageInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.oip.ModelSignature;
import io.trimodal.function.oip.tensor.Tensor;
import io.trimodal.function.oip.tensor.TensorErrors;
import io.trimodal.function.oip.tensor.TensorValues;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.MalformedRequestException;
import io.trimodal.function.request.FeaturesReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tensors of one request, which have the signature's names, kinds and shapes; cuts utterances out of them. */
final class UtteranceBatch {
    private final Map<String, Tensor> tensors;
    private final Limits limits;
    private final RawTensors raw;

    /** @param raw makes features of sound and pictures */
    UtteranceBatch(Map<String, Tensor> tensors, Limits limits, RawTensors raw) {
        this.tensors = tensors;
        this.limits = limits;
        this.raw = raw;
        for (Modality modality : Modality.values()) {
            String length = ModelSignature.length(modality);
            if (tensors.containsKey(length) && !tensors.containsKey(modality.key())) {
                throw TensorErrors.malformed(
                        length, "is given without input '" + modality.key() + "', whose frames it counts");
            }
        }
    }

    /** @param index of the utterance */
    Utterance read(int index) {
        List<String> notes = new ArrayList<>();
        LanguageInput language = language(index, notes);
        FramesInput audio = frames(ModelSignature.WAVEFORM, Modality.AUDIO, index, notes);
        FramesInput vision = frames(ModelSignature.FRAMES, Modality.VISION, index, notes);
        if (language instanceof Absent && audio instanceof Absent && vision instanceof Absent) {
            throw new MalformedRequestException(new FieldError(
                    "", "has no modality at all for utterance " + index + "; give text, language, audio or vision"));
        }
        return new Utterance(Integer.toString(index), language, audio, vision, notes);
    }

    private LanguageInput language(int index, List<String> notes) {
        List<LanguageInput> given = new ArrayList<>();
        for (LanguageInput input : List.of(text(index), tokenIds(index), rows(index, notes))) {
            if (!(input instanceof Absent)) {
                given.add(input);
            }
        }
        if (given.size() > 1) {
            throw TensorErrors.malformed(
                    ModelSignature.TEXT,
                    "is given for utterance " + index
                            + ", and so is language in another form; leave one out, or empty for this utterance");
        }
        return given.isEmpty() ? Absent.INSTANCE : given.getFirst();
    }

    private LanguageInput text(int index) {
        Tensor tensor = tensors.get(ModelSignature.TEXT);
        if (tensor == null) {
            return Absent.INSTANCE;
        }
        String text = ((TensorValues.Texts) tensor.values()).values().get(index);
        if (text.length() > limits.textCharacters()) {
            throw TensorErrors.tooLarge(
                    tensor.name(),
                    "has " + text.length() + " characters for utterance " + index + "; at most "
                            + limits.textCharacters() + " are taken");
        }
        return text.isBlank() ? Absent.INSTANCE : new Text(text);
    }

    private LanguageInput tokenIds(int index) {
        Optional<long[]> ids = row(ModelSignature.INPUT_IDS, index, Integer.MAX_VALUE);
        Optional<long[]> mask = row(ModelSignature.ATTENTION_MASK, index, 1);
        Optional<long[]> segments = row(ModelSignature.TOKEN_TYPE_IDS, index, 1);
        if (ids.isEmpty()) {
            if (mask.isPresent() || segments.isPresent()) {
                throw TensorErrors.malformed(
                        mask.isPresent() ? ModelSignature.ATTENTION_MASK : ModelSignature.TOKEN_TYPE_IDS,
                        "is given without input '" + ModelSignature.INPUT_IDS + "'");
            }
            return Absent.INSTANCE;
        }
        int tokens = ids.get().length;
        long[] ones = new long[tokens];
        Arrays.fill(ones, 1);
        requireTokens(ModelSignature.ATTENTION_MASK, mask, tokens);
        requireTokens(ModelSignature.TOKEN_TYPE_IDS, segments, tokens);
        return tokens == 0
                ? Absent.INSTANCE
                : new TokenIds(ids.get(), mask.orElse(ones), segments.orElseGet(() -> new long[tokens]));
    }

    private static void requireTokens(String name, Optional<long[]> row, int tokens) {
        if (row.isPresent() && row.get().length != tokens) {
            throw TensorErrors.malformed(
                    name,
                    "has " + row.get().length + " tokens per utterance, but input '" + ModelSignature.INPUT_IDS
                            + "' has " + tokens);
        }
    }

    private Optional<long[]> row(String name, int index, long maximum) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            return Optional.empty();
        }
        int stride = tensor.stride();
        long[] row = Arrays.copyOfRange(tensor.values().integers(), index * stride, (index + 1) * stride);
        for (int i = 0; i < row.length; i++) {
            if (row[i] < 0 || row[i] > maximum) {
                throw TensorErrors.malformed(
                        name, "is " + row[i] + " at [" + index + ", " + i + "], but must be from 0 to " + maximum);
            }
        }
        return Optional.of(row);
    }

    private LanguageInput rows(int index, List<String> notes) {
        Optional<Features> given = features(Modality.LANGUAGE, index, notes);
        return given.isPresent() ? given.get() : Absent.INSTANCE;
    }

    /** @param unread the input that may stand in place of the features */
    private FramesInput frames(String unread, Modality modality, int index, List<String> notes) {
        Optional<Features> given = features(modality, index, notes);
        FramesInput made = raw.read(modality, index);
        if (given.isPresent() && !(made instanceof Absent)) {
            throw TensorErrors.malformed(
                    unread,
                    "is given for utterance " + index + ", and so is input '" + modality.key()
                            + "'; leave one out, or give it the length 0 for this utterance");
        }
        return given.isPresent() ? given.get() : made;
    }

    /** Empty where the utterance does not have the modality. */
    private Optional<Features> features(Modality modality, int index, List<String> notes) {
        Tensor tensor = tensors.get(modality.key());
        if (tensor == null) {
            return Optional.empty();
        }
        int dims = Math.toIntExact(tensor.shape().getLast());
        int frames = frames(modality, index, Math.toIntExact(tensor.shape().get(1)));
        if (frames == 0) {
            return Optional.empty();
        }
        int start = index * tensor.stride();
        float[] values =
                Arrays.copyOfRange(((TensorValues.Floats) tensor.values()).values(), start, start + frames * dims);
        int replaced = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                if (modality != Modality.AUDIO || values[i] != Float.NEGATIVE_INFINITY) {
                    throw TensorErrors.malformed(
                            tensor.name(),
                            "is " + values[i] + " at [" + index + ", " + i / dims + ", " + i % dims
                                    + "]; every value must be a finite number");
                }
                values[i] = 0;
                replaced++;
            }
        }
        if (replaced > 0) {
            notes.add(FeaturesReader.replacedNote(modality, replaced));
        }
        return Optional.of(new Features(frames, dims, values, tensor.frameRate()));
    }

    /** The frames that are the utterance's own. @param all with the padding */
    private int frames(Modality modality, int index, int all) {
        Tensor lengths = tensors.get(ModelSignature.length(modality));
        if (lengths == null) {
            return all;
        }
        long length = lengths.values().integers()[index];
        if (length < 0 || length > all) {
            throw TensorErrors.malformed(
                    lengths.name(),
                    "is " + length + " for utterance " + index + ", but input '" + modality.key() + "' has " + all
                            + " frames");
        }
        return (int) length;
    }
}
