package io.trimodal.robustness;

import io.trimodal.model.Manifest;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about one model.
 *
 * @param model its manifest
 * @param digest of its package
 * @param maskDigest {@link io.trimodal.corruption.MaskDigest} of all masks, by seed, modality, utterance and rate;
 *     equal for models that saw the same masks
 * @param utterances one per utterance, in order
 * @param labelled where labels were given
 * @param forwardPasses rows that went through the model's fusion
 * @param embeddings rows that went through its embeddings, in all modalities
 */
public record ModelCheck(
        Manifest model,
        String digest,
        String maskDigest,
        List<UtteranceCheck> utterances,
        Optional<LabelledCheck> labelled,
        long forwardPasses,
        long embeddings) {}
