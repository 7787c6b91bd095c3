package io.trimodal.predict;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.OpenFaceTable;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.Length;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Scores a batch of utterances in one batched inference: each modality is embedded once for all utterances that have
 * it, absent ones take the embedding that was computed when the model was loaded, and one fusion scores all.
 * Thread-safe.
 */
public final class Predictor {
    /** Utterances of a request that is short: some 50 ms of one processor where they are text. */
    private static final int MOST_SHORT = 8;

    private final InferencePool pool;

    public Predictor(InferencePool pool) {
        this.pool = pool;
    }

    /**
     * Many utterances are long work, so that they do not keep others from their few.
     *
     * @param utterances may be empty
     * @return one prediction per utterance, in order
     * @throws ContractException for the first input that the model does not take
     * @throws io.trimodal.runtime.OverloadedException if too much work is waiting
     */
    public List<Prediction> predict(LoadedModel model, List<Utterance> utterances) {
        return predict(model, utterances, utterances.size() > MOST_SHORT ? Length.LONG : Length.SHORT);
    }

    /** The same with a word on how long it is: a batch gathered from short requests is short. */
    public List<Prediction> predict(LoadedModel model, List<Utterance> utterances, Length length) {
        return utterances.isEmpty() ? List.of() : pool.admit(length, () -> score(model, utterances));
    }

    private List<Prediction> score(LoadedModel model, List<Utterance> utterances) {
        List<ReadUtterance> rows = read(model, utterances);
        Map<Modality, Tensor.Floats> tokens = new EnumMap<>(Modality.class);
        List<Callable<Tensor.Floats>> embeddings = new ArrayList<>();
        for (Modality modality : Modality.values()) {
            embeddings.add(() -> embed(model, modality, rows));
        }
        List<Tensor.Floats> embedded = pool.all(embeddings);
        for (Modality modality : Modality.values()) {
            tokens.put(modality, embedded.get(modality.ordinal()));
        }
        Callable<Fusion> fuse = () -> model.fuse(tokens);
        Fusion fusion = pool.all(List.of(fuse)).getFirst();
        return IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i).prediction(model, fusion, i))
                .toList();
    }

    private List<ReadUtterance> read(LoadedModel model, List<Utterance> utterances) {
        List<ReadFrames> audios = new ArrayList<>();
        List<ReadFrames> visions = new ArrayList<>();
        for (int i = 0; i < utterances.size(); i++) {
            // Checked before anything is encoded, so that a request that will be refused costs nothing.
            for (Modality modality : Modality.values()) {
                model.checkDims(i, modality, utterances.get(i).input(modality));
            }
            audios.add(model.frames(i, Modality.AUDIO, utterances.get(i).audio()));
            visions.add(model.frames(i, Modality.VISION, utterances.get(i).vision()));
        }
        List<LanguageReader.Read> read = readLanguages(model, utterances);
        return IntStream.range(0, utterances.size())
                .mapToObj(i ->
                        ReadUtterance.of(model, utterances.get(i).id(), read.get(i), audios.get(i), visions.get(i)))
                .toList();
    }

    /**
     * On the pool only where there is something to encode: a thread that wakes for nothing costs as much as a small
     * run.
     */
    private List<LanguageReader.Read> readLanguages(LoadedModel model, List<Utterance> utterances) {
        List<Callable<LanguageReader.Read>> encodings = new ArrayList<>();
        List<LanguageReader.Read> read = new ArrayList<>();
        boolean encoded = utterances.stream().anyMatch(Predictor::isEncoded);
        for (int i = 0; i < utterances.size(); i++) {
            int index = i;
            ModalityInput language = utterances.get(i).language();
            if (encoded) {
                encodings.add(() -> model.language().read(index, language));
            } else {
                read.add(model.language().read(index, language));
            }
        }
        return encoded ? pool.all(encodings) : read;
    }

    /** Whether language goes through an encoder, which is work for the pool. */
    private static boolean isEncoded(Utterance utterance) {
        return switch (utterance.language()) {
            case Text _, TokenIds _ -> true;
            case Features _, OpenFaceTable _, Absent _ -> false;
        };
    }

    /** {@code [batch, tokens, width]}: one run for the utterances that have the modality, a constant for the others. */
    private static Tensor.Floats embed(LoadedModel model, Modality modality, List<ReadUtterance> rows) {
        List<ModalityInput> present = new ArrayList<>();
        for (ReadUtterance row : rows) {
            if (!(row.inputs().get(modality) instanceof Absent)) {
                present.add(row.inputs().get(modality));
            }
        }
        if (present.size() == rows.size()) {
            return model.tokens(modality, present);
        }
        float[] absent = model.absentEmbedding(modality);
        float[] embedded = present.isEmpty() ? new float[0] : LoadedModel.floats(model.tokens(modality, present));
        Tensor.Floats all = Tensor.floats(rows.size(), model.tokens(), model.width());
        int next = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).inputs().get(modality) instanceof Absent) {
                all.values().put(i * absent.length, absent);
            } else {
                all.values().put(i * absent.length, embedded, next * absent.length, absent.length);
                next++;
            }
        }
        return all;
    }
}
