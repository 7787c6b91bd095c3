package io.trimodal.function.model;

import io.trimodal.model.Manifest;
import io.trimodal.predict.Prediction;
import java.util.List;

/**
 * The predictions of one call.
 *
 * @param model the model that made them
 * @param digest of its package
 * @param predictions one per utterance, in order
 */
public record Scores(Manifest model, String digest, List<Prediction> predictions) {}
