package io.trimodal.feature;

/**
 * One modality of one utterance as a model takes it: rows of its dims at its frame rate, or its own word pieces, which
 * go through a frozen text encoder first where the model has one. A modality that was not given has none.
 */
public sealed interface ModelInput permits Features, TokenIds {
    /** Frames or tokens. */
    int positions();
}
