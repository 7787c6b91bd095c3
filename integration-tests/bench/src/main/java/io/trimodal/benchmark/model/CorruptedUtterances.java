package io.trimodal.benchmark.model;

import io.trimodal.corruption.Corruptions;
import io.trimodal.corruption.KeepMask;
import io.trimodal.feature.Features;
import io.trimodal.feature.FramesInput;
import io.trimodal.feature.Modality;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.PreparedUtterance;
import io.trimodal.robustness.CheckOptions;
import java.util.ArrayList;
import java.util.List;

/** The corrupted copies of an utterance as utterances of their own, for a caller who knows no robustness check. */
public final class CorruptedUtterances {
    private CorruptedUtterances() {}

    /** @param utterance text, and features of audio and vision; @return seed after seed, rate after rate */
    public static List<Utterance> of(LoadedModel model, Utterance utterance, CheckOptions options) {
        TokenIds words =
                (TokenIds) PreparedUtterance.of(model, 0, utterance).inputs().get(Modality.LANGUAGE);
        List<Utterance> copies = new ArrayList<>();
        for (long seed : options.seeds()) {
            double[] language = uniforms(model, options, seed, Modality.LANGUAGE);
            double[] audio = uniforms(model, options, seed, Modality.AUDIO);
            double[] vision = uniforms(model, options, seed, Modality.VISION);
            for (double rate : options.rates()) {
                copies.add(new Utterance(
                        utterance.id(),
                        Corruptions.tokens(
                                words,
                                KeepMask.tokens(language, rate, words.attentionMask()),
                                model.language().unknownPiece()),
                        frames(utterance.audio(), audio, rate),
                        frames(utterance.vision(), vision, rate)));
            }
        }
        return copies;
    }

    private static double[] uniforms(LoadedModel model, CheckOptions options, long seed, Modality modality) {
        return options.protocol()
                .rows(seed, modality, model.contract(modality).frames())
                .next("");
    }

    private static Features frames(FramesInput input, double[] uniforms, double rate) {
        Features features = (Features) input;
        return Corruptions.frames(features, KeepMask.frames(uniforms, rate, features.frames()));
    }
}
